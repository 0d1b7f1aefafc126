import { expect, test } from 'vitest';
import { smoothed } from '../../../app/panels/smoothed.ts';

test('a level line stays where it is, and a step is followed gradually', () => {
  const level = Array.from({ length: 10 }, (_, i): [number, number] => [i, 3]);
  for (const [, y] of smoothed(level, 0.9)) expect(y).toBeCloseTo(3, 12);
  const step = Array.from({ length: 40 }, (_, i): [number, number] => [i, i < 20 ? 0 : 1]);
  const values = smoothed(step, 0.8).map(([, y]) => y);
  expect(values[19]).toBe(0);
  // After n steps of ones a long mean of zeros has come to 1 − sⁿ, over its correction 1 − sⁱ⁺¹.
  for (const n of [1, 5, 20]) expect(values[19 + n]).toBeCloseTo((1 - 0.8 ** n) / (1 - 0.8 ** (20 + n)), 12);
  expect(smoothed([], 0.5)).toEqual([]);
});
