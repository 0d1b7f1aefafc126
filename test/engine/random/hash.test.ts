import { describe, expect, test } from 'vitest';
import { hash, streamOf, uniform24 } from '../../../engine/random/hash.ts';
import golden from './goldens/hash.json';

test.each(golden.hash as [number[], number][])('hash of %j is %i, as other backends have it', (key, expected) => {
  const [seed, stream, counter, index] = key as [number, number, number, number];
  expect(hash(seed, stream, counter, index)).toBe(expected);
});

test.each(golden.streamOf as [string, number][])('the stream of “%s” is %i', (purpose, expected) => {
  expect(streamOf(purpose)).toBe(expected);
});

test('numbers beyond 32 bits wrap', () => {
  expect(hash(2 ** 32 + 5, 1, 2, 3)).toBe(hash(5, 1, 2, 3));
  expect(hash(-1, 1, 2, 3)).toBe(hash(2 ** 32 - 1, 1, 2, 3));
});

const draws = 1 << 16;
const keys: [string, (i: number) => [number, number, number, number]][] = [
  ['seed', (i) => [i, 7, 7, 7]],
  ['stream', (i) => [7, i, 7, 7]],
  ['counter', (i) => [7, 7, i, 7]],
  ['index', (i) => [7, 7, 7, i]],
];

describe.each(keys)('counting up the %s', (_name, key) => {
  test('fills 256 bins evenly', () => {
    const bins = new Float64Array(256);
    for (let i = 0; i < draws; i++) bins[Math.floor(256 * uniform24(...key(i)))]!++;
    const expected = draws / bins.length;
    const chi2 = bins.reduce((sum, got) => sum + (got - expected) ** 2 / expected, 0);
    // χ² with 255 degrees of freedom: mean 255, deviation 22.6; the bounds are 5 deviations off
    expect(chi2).toBeGreaterThan(142);
    expect(chi2).toBeLessThan(368);
  });

  // The lowest bits are weaker (bit 0 changes in as few as 32 % of the steps): nothing rests on bits below the fifth.
  test('flips each of the upper 27 bits every second time', () => {
    const flips = new Float64Array(32);
    for (let i = 1; i < draws; i++) {
      const changed = hash(...key(i)) ^ hash(...key(i - 1));
      for (let bit = 0; bit < 32; bit++) flips[bit]! += (changed >>> bit) & 1;
    }
    // binomial: the deviation of a share is 0.5 / √65,536 = 0.00195; five of them
    for (const count of flips.subarray(5)) expect(Math.abs(count / (draws - 1) - 0.5)).toBeLessThan(0.0098);
  });
});

test('uniform24 is below 1 and exact in 32 bits', () => {
  for (let i = 0; i < draws; i++) {
    const u = uniform24(3, 1, 4, i);
    expect(u >= 0 && u < 1 && Math.fround(u) === u).toBe(true);
  }
});
