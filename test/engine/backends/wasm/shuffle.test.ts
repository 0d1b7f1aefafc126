import { expect, test } from 'vitest';
import { shuffle } from '../../../../engine/backends/wasm/shuffle.ts';
import { permutation } from '../../../../engine/random/permutation.ts';

test('is the very permutation, for every n up to 300 and some larger, in any order of calls', () => {
  const sizes = [...Array.from({ length: 301 }, (_, n) => n), 1024, 1025, 4097, 60_000, 65_537, 12, 800];
  for (const n of sizes)
    for (const [seed, epoch] of [
      [0, 0],
      [4_000_000_007, 1_000_000],
    ] as const)
      expect([...shuffle(seed, epoch, n)], `n = ${n}`).toEqual([...permutation(seed, epoch, n)]);
});
