import { expect, test } from 'vitest';
import { capacityFor } from '../../../engine/plan/capacityFor.ts';
import { planForward } from '../../../engine/plan/planForward.ts';
import { elementCount } from '../../../engine/plan/program.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { limits } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const pictures = (side: number) =>
  unwrap(
    checkModel(
      unwrap(
        parseModel({
          version: 1,
          data: { type: 'idx', side, train: 1000, test: 0 },
          layers: ['flatten', { type: 'dense', units: 10, activation: 'softmax' }],
          loss: 'categoricalCrossentropy',
        }),
      ),
    ),
  );

test('small nets have room for 1,024 rows, or for their samples', () => {
  expect(capacityFor(pictures(28))).toBe(1024);
  expect(capacityFor(pictures(28), 60)).toBe(60);
});

test('large pictures get fewer rows, so that every tensor of a prediction fits one binding', () => {
  const model = pictures(256);
  const { program } = planForward(model, capacityFor(model));
  expect(program.capacity).toBeLessThan(1024);
  for (const { shape } of program.tensors)
    expect(4 * elementCount(shape, program.capacity)).toBeLessThanOrEqual(limits.binding);
});
