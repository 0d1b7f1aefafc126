import { describe, expect, test } from 'vitest';
import { activations } from '../../../engine/activations/index.ts';
import { losses } from '../../../engine/losses/index.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { gradientError, openProbe } from '../train/probe.ts';

/** A task of each kind and the units that its network ends in. */
const tasks = [
  { task: 'two classes, one unit', data: { type: 'gaussian', samples: 40 }, units: 1 },
  { task: 'two classes, two units', data: { type: 'gaussian', samples: 40 }, units: 2 },
  { task: 'three classes', data: { type: 'blobs', samples: 40, classes: 3 }, units: 3 },
  { task: 'regression', data: { type: 'plane', samples: 40 }, units: 1 },
];

const cases = tasks.flatMap(({ task, data, units }) =>
  Object.keys(losses).flatMap((loss) =>
    Object.keys(activations).flatMap((activation) => {
      const layers = [
        { type: 'dense', units: 4, activation: 'tanh' },
        { type: 'dense', units, activation },
      ];
      const document = { version: 1, data, loss, layers };
      return checkModel(unwrap(parseModel(document))).ok ? [{ task, loss, activation, document }] : [];
    }),
  ),
);

describe('the gradient of every loss behind every activation that it fits', () => {
  test('is tried for every loss', () => {
    expect(new Set(cases.map(({ loss }) => loss))).toEqual(new Set(Object.keys(losses)));
  });

  test.each(cases)('$loss behind $activation, $task', async ({ document }) => {
    const { error, at } = await gradientError(await openProbe(document));
    expect(error, at).toBeLessThan(1e-6);
  });
});
