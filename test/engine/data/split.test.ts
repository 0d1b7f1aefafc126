import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCounts, splitOrder } from '../../../engine/data/split.ts';

const share = fc.double({ min: 0, max: 0.9, noNaN: true });

test('the parts cover all samples once, training has at least one, whatever the shares', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.option(fc.nat(499), { nil: undefined }));
  fc.assert(
    fc.property(sizes, share, share, fc.nat(2 ** 32 - 1), ([count, own], validation, last, seed) => {
      const testCount = own === undefined ? undefined : own % count;
      const shape = { count, ...(testCount !== undefined && { testCount }) };
      const counts = splitCounts(shape, { validation, test: last });
      expect(counts.train).toBeGreaterThanOrEqual(1);
      expect(Math.min(counts.validation, counts.test)).toBeGreaterThanOrEqual(0);
      expect(counts.train + counts.validation + counts.test).toBe(count);
      if (testCount !== undefined) expect(counts.test).toBe(testCount);
      const order = splitOrder(shape, seed);
      expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
    }),
  );
});

test('shares are of all samples; with a test set of its own, of what that leaves', () => {
  expect(splitCounts({ count: 500 }, { validation: 0.1, test: 0.2 })).toEqual({
    train: 350,
    validation: 50,
    test: 100,
  });
  expect(splitCounts({ count: 70_000, testCount: 10_000 }, { validation: 0, test: 0.2 })).toEqual({
    train: 60_000,
    validation: 0,
    test: 10_000,
  });
  expect(splitCounts({ count: 70, testCount: 10 }, { validation: 0.1, test: 0.9 })).toEqual({
    train: 54,
    validation: 6,
    test: 10,
  });
});

test('a test set of its own stays at the end, in its order; the rest is shuffled by the seed', () => {
  const shape = { count: 100, testCount: 30 };
  const order = [...splitOrder(shape, 5)];
  expect(order.slice(70)).toEqual(Array.from({ length: 30 }, (_, i) => 70 + i));
  const inPlace = order.slice(0, 70).filter((from, to) => from === to).length;
  expect(inPlace).toBeLessThan(8);
  expect([...splitOrder(shape, 5)]).toEqual(order);
  expect([...splitOrder(shape, 6)]).not.toEqual(order);
});

test('every sample comes into the test part about as often', () => {
  const count = 20;
  const seeds = 4000;
  const tested = new Float64Array(count);
  for (let seed = 0; seed < seeds; seed++)
    for (const sample of splitOrder({ count }, seed).subarray(15)) tested[sample]!++;
  // binomial with share 1/4: deviation √(4000 · 3/16) = 27; five of them
  for (const times of tested) expect(Math.abs(times - seeds / 4)).toBeLessThan(137);
});
