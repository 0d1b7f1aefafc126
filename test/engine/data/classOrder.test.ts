import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classCounts, classOrder } from '../../../engine/data/classOrder.ts';

test('counts by largest remainder', () => {
  // quotas 4.2, 4.6, 1.2: the one place left goes to the remainder .6
  expect(classCounts(10, [0.42, 0.46, 0.12])).toEqual([4, 5, 1]);
  expect(classCounts(7, [1, 1])).toEqual([4, 3]);
  expect(classCounts(10, [0.999, 0.001, 0])).toEqual([9, 1, 0]);
});

test('counts add up, stay within one of the quota and leave no class out', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 20_000 }), shares, (samples, list) => {
      const total = list.reduce((sum, share) => sum + share, 0);
      fc.pre(total > 1e-6);
      const counts = classCounts(samples, list);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(samples);
      list.forEach((share, label) => {
        const quota = (samples * share) / total;
        if (share === 0) expect(counts[label]).toBe(0);
        else expect(counts[label]).toBeGreaterThanOrEqual(1);
        // classes below one sample may each take one from the largest
        if (quota >= 1) expect(Math.abs(counts[label]! - quota)).toBeLessThan(1 + list.length);
      });
    }),
  );
});

test('classes take turns', () => {
  expect([...classOrder(6, 2, [])]).toEqual([0, 1, 0, 1, 0, 1]);
  const order = classOrder(1000, 3, [0.5, 0.3, 0.2]);
  for (let start = 0; start < 1000; start += 100) {
    const window = order.subarray(start, start + 100);
    [50, 30, 20].forEach((expected, label) => {
      expect(Math.abs(window.filter((got) => got === label).length - expected)).toBeLessThanOrEqual(2);
    });
  }
});
