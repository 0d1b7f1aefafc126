import { describe, expect, test } from 'vitest';
import { permutation, permuted } from '../../../engine/random/permutation.ts';

const isBijection = (order: Uint32Array): boolean => {
  const seen = new Uint8Array(order.length);
  for (const value of order) {
    if (value >= order.length || seen[value] === 1) return false;
    seen[value] = 1;
  }
  return true;
};

describe('the batch order', () => {
  test('visits every sample once, for every n up to 300 and some larger', () => {
    const sizes = [...Array.from({ length: 301 }, (_, n) => n), 1023, 1024, 1025, 4097, 60_000, 65_537];
    for (const n of sizes)
      for (const [seed, epoch] of [
        [0, 0],
        [1, 5],
        [4_000_000_007, 1_000_000],
      ] as const)
        expect([n, isBijection(permutation(seed, epoch, n))]).toEqual([n, true]);
  });

  test('is the same for the same key, and another for another seed or epoch', () => {
    const order = permutation(1, 2, 1000);
    expect(permutation(1, 2, 1000)).toEqual(order);
    for (const other of [permutation(2, 2, 1000), permutation(1, 3, 1000)]) {
      const same = order.filter((value, i) => value === other[i]).length;
      // two random orders agree in one place on average (Poisson)
      expect(same).toBeLessThan(10);
    }
  });

  test('any element can be had alone', () => {
    const order = permutation(9, 4, 777);
    for (const i of [0, 1, 400, 776]) expect(permuted(9, 4, 777, i)).toBe(order[i]);
  });

  test('puts every sample at every place about as often', () => {
    const n = 10;
    const epochs = 20_000;
    const counts = new Float64Array(n * n);
    for (let epoch = 0; epoch < epochs; epoch++)
      for (const [i, value] of permutation(7, epoch, n).entries()) counts[i * n + value]!++;
    const expected = epochs / n;
    const chi2 = counts.reduce((sum, got) => sum + (got - expected) ** 2 / expected, 0);
    // 81 degrees of freedom: mean 81, deviation 12.7; the bound is 5 deviations off
    expect(chi2).toBeLessThan(145);
  });

  test('is the order that it always was', () => {
    expect([...permutation(1, 0, 10)].join(' ')).toMatchInlineSnapshot(`"4 2 7 0 6 9 3 5 8 1"`);
    expect([...permutation(4_000_000_007, 3, 7)].join(' ')).toMatchInlineSnapshot(`"0 6 4 5 1 3 2"`);
  });
});

test('an order is made of the very elements that can be had one by one', () => {
  for (const n of [1, 2, 3, 10, 255, 256, 257, 800, 5000]) {
    const order = permutation(12, 34, n);
    expect([...order]).toEqual(Array.from({ length: n }, (_, i) => permuted(12, 34, n, i)));
  }
});
