import { expect, test } from 'vitest';
import { millisecondsPerCommand } from '../../../../engine/backends/webgpu/resident/millisecondsPerCommand.ts';

/** A device with a latency of 2.5 ms; now and then something else takes 40 ms of its time. */
const device = (perCommand: number, disturbed: (call: number) => boolean) => {
  const counts: number[] = [];
  const time = (count: number): Promise<number> => {
    counts.push(count);
    return Promise.resolve(2.5 + count * perCommand + (disturbed(counts.length) ? 40 : 0));
  };
  return { counts, time };
};

test.each([0.002, 0.01, 0.7, 30])('%f ms a command, on a machine that does other things too', async (perCommand) => {
  for (const phase of [0, 1, 2]) {
    const { time } = device(perCommand, (call) => call % 3 !== phase);
    const found = await millisecondsPerCommand(time);
    expect(found).toBeGreaterThanOrEqual(perCommand);
    // the latency of the longest run that was worth its time
    expect(found).toBeLessThan(perCommand * 1.35 + 2.5 / 256);
  }
});

test('a slow device is not asked for more than it takes', async () => {
  const { counts, time } = device(12, () => false);
  await millisecondsPerCommand(time);
  expect(Math.max(...counts)).toBe(1);
});
