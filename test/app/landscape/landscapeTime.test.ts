import { expect, test } from 'vitest';
import { freeWeights } from '../../../app/landscape/freeWeights.ts';
import { landscapeTime } from '../../../app/landscape/landscapeTime.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const perRow = { operations: 1e6, bytes: 0 };
const summary = {
  cost: { total: { fixed: { operations: 0, bytes: 0 }, perRow }, layers: {} },
  counts: { train: 60_000, validation: 0, test: 0 },
};

test('a surface takes longer with its places and with the model, and as long as the one before', () => {
  const guess = landscapeTime(summary, 33, undefined);
  expect(guess).toBeGreaterThan(10);
  expect(landscapeTime(summary, 65, undefined) / guess).toBeCloseTo((65 / 33) ** 2, 9);
  expect(landscapeTime({ ...summary, counts: { train: 10, validation: 0, test: 0 } }, 33, undefined)).toBeLessThan(2);
  expect(landscapeTime(summary, 33, { done: 1089, milliseconds: 4000 })).toBeCloseTo(4, 9);
  expect(landscapeTime(summary, 33, { done: 3, milliseconds: 4000 })).toBe(guess);
});

test('what is frozen or held is not free', () => {
  const document = unwrap(
    parseModel({
      version: 1,
      data: { type: 'xor' },
      layers: [
        { type: 'dense', id: 'first', units: 3, frozen: true },
        { type: 'dense', id: 'last', units: 1 },
      ],
      holds: { 'last.kernel': [0, 2] },
    }),
  );
  const parameters = [
    { name: 'first.kernel', layer: 'first', shape: [2, 3] },
    { name: 'first.bias', layer: 'first', shape: [3] },
    { name: 'last.kernel', layer: 'last', shape: [3, 1] },
    { name: 'last.bias', layer: 'last', shape: [1] },
  ];
  expect(freeWeights({ parameters }, document)).toBe(2);
});
