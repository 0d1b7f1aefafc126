import { expect, test } from 'vitest';
import { FrameMaker } from '../../../engine/train/frameMaker.ts';
import { Runs } from '../../../engine/train/runs.ts';
import { documents } from './documents.ts';
import { openSession } from './openSession.ts';

test('a page that asks for nothing for long is told everything, only coarser', async () => {
  const session = await openSession(documents['spiral, tanh, SGD, last batch partial']);
  const frames = new FrameMaker();
  frames.restart(session);
  const trace = (step: number) => ({ step, rows: 1, epochs: step + 1, values: Float64Array.of(2), at: 0 });
  for (let step = 0; step < 20_001; step++)
    frames.add({ traces: [trace(step)], epochs: [{ epoch: step + 1, step: step + 1, loss: 2 }], took: 0 }, session);
  const { losses, epochs } = await frames.make(
    session,
    {},
    { status: { state: 'paused' }, stepsPerSecond: 0, runs: new Runs(), landscapes: { track: () => undefined } },
  );
  expect(losses.length).toBeLessThanOrEqual(4096);
  expect(losses.reduce((sum, { steps }) => sum + steps, 0)).toBe(20_001);
  expect(losses.every(({ loss }) => loss === 2)).toBe(true);
  expect(epochs.length).toBeLessThanOrEqual(4096);
  expect(epochs.at(-1)?.epoch).toBe(20_001);
});
