import { expect, test } from 'vitest';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { prepare } from '../../../engine/data/prepare.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { histogram } from '../../../engine/train/histogram.ts';
import { StatisticsMaker } from '../../../engine/train/layerStatistics.ts';
import { Session } from '../../../engine/train/session.ts';

const document = (activation: string) => ({
  version: 1,
  data: { type: 'circle', samples: 77 },
  training: { batchSize: 10 },
  layers: [
    { id: 'hidden', type: 'dense', units: 5, activation: { type: activation } },
    { id: 'out', type: 'dense', units: 1, activation: { type: 'sigmoid' } },
  ],
});

async function open(activation: string, backend = createWasmBackend()): Promise<Session> {
  const spec = unwrap(parseModel(document(activation)));
  const data = await prepare(spec, new Map());
  return Session.open({ model: unwrap(checkModel(spec)), data, backend: await backend });
}

test('the norm of the gradient is that of finite differences of the loss, and training is not disturbed', async () => {
  for (const backend of [createWasmBackend(), Promise.resolve(createReferenceBackend())]) {
    const session = await open('tanh', backend);
    const weights = await session.weights();
    const { hidden } = await new StatisticsMaker(session).make(['hidden'], weights);
    const kernel = weights['hidden.kernel']!;
    let squares = 0;
    for (let i = 0; i < kernel.length; i++) {
      const lossAt = async (by: number): Promise<number> => {
        session.setWeights({ 'hidden.kernel': kernel.with(i, kernel[i]! + by) });
        return (await session.judge('train')).loss;
      };
      squares += (((await lossAt(0.01)) - (await lossAt(-0.01))) / 0.02) ** 2;
    }
    session.setWeights({ 'hidden.kernel': kernel });
    expect(hidden!.gradientNorm! / Math.sqrt(squares)).toBeCloseTo(1, 2);
    expect(await session.weights()).toEqual(weights);
    expect(session.cursor).toEqual({ step: 0, epoch: 0, position: 0 });
    expect(hidden!.activations!.counts.reduce((sum, count) => sum + count, 0)).toBe(5 * session.data.counts.train);
    expect(hidden!.weights!.counts.reduce((sum, count) => sum + count, 0)).toBe(10);
    session.dispose();
  }
});

test('units that never answer are dead, and large sums of tanh are saturated', async () => {
  const session = await open('relu');
  const weights = await session.weights();
  const off = { ...weights, 'hidden.bias': Float32Array.of(-1e3, -1e3, 1e3, 1e3, 1e3) };
  const { hidden } = await new StatisticsMaker(session).make(['hidden'], off);
  expect(hidden!.dead).toBeCloseTo(0.4, 6);
  session.dispose();
  const tanh = await open('tanh');
  const steep = { ...(await tanh.weights()), 'hidden.bias': Float32Array.of(50, 50, 50, 50, 0) };
  const made = await new StatisticsMaker(tanh).make(['hidden'], steep);
  expect(made['hidden']!.saturated).toBeGreaterThanOrEqual(0.8);
  // No stretch of tanh is flat at 0: its units cannot fall silent for good.
  expect(made['hidden']!.dead).toBeUndefined();
  tanh.dispose();
});

test('a histogram counts every value once, with mean and deviation', () => {
  const { low, high, counts, mean, deviation } = histogram([-1, -0.5, 0, 0.5, 1.5, 1.5]);
  expect([low, high]).toEqual([-2, 2]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
  expect(mean).toBeCloseTo(1 / 3, 12);
  expect(deviation).toBeCloseTo(Math.sqrt((1 + 0.25 + 0.25 + 2.25 + 2.25) / 6 - 1 / 9), 12);
  expect(histogram([0, 0]).counts[20]).toBe(2);
});
