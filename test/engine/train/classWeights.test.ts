import { expect, test } from 'vitest';
import { gradientError, openProbe, someParameters } from './probe.ts';

const document = (layers: readonly unknown[], rest: object) => ({
  version: 1,
  data: { type: 'gaussian', samples: 40 },
  layers,
  ...rest,
});
const oneUnit = [{ type: 'dense', units: 1, activation: 'sigmoid' }];
const twoUnits = [{ type: 'dense', units: 2, activation: 'softmax' }];

test.each([
  { layers: oneUnit, loss: 'binaryCrossentropy' },
  { layers: twoUnits, loss: 'categoricalCrossentropy' },
  { layers: [{ type: 'dense', units: 1, activation: 'tanh' }], loss: 'hinge' },
])('class weights scale each class’s part of the loss: $loss', async ({ layers, loss }) => {
  const parts = await Promise.all(
    [
      [1, 1],
      [1, 0],
      [0, 1],
      [2, 5],
    ].map(async (classWeights) => {
      const probe = await openProbe(document(layers, { loss, classWeights }));
      return (await probe.lossAndGradients(someParameters(probe), 20)).loss;
    }),
  );
  const [both, first, second, weighted] = parts as [number, number, number, number];
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(0);
  expect(first + second).toBeCloseTo(both, 12);
  expect(2 * first + 5 * second).toBeCloseTo(weighted, 12);
});

test('the weighted loss has the gradient that central differences give', async () => {
  const probe = await openProbe(document(twoUnits, { loss: 'categoricalCrossentropy', classWeights: [2, 5] }));
  const { error, at } = await gradientError(probe);
  expect(error, at).toBeLessThan(1e-7);
});
