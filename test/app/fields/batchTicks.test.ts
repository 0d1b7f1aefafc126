import { expect, test } from 'vitest';
import { batchTicks } from '../../../app/fields/batchTicks.ts';
import { trainingFields } from '../../../engine/spec/training.ts';

test.each([1, 2, 80, 800, 54_000])('a slider over %i samples goes from one to all of them, rising', (count) => {
  const ticks = batchTicks(trainingFields.batchSize, count);
  expect(ticks[0]).toBe(1);
  expect(ticks.at(-1)).toBe(count);
  expect(ticks).toEqual([...new Set(ticks)].toSorted((a, b) => a - b));
});
