import { describe, expect, test } from 'vitest';
import { Draws } from '../../../engine/random/draws.ts';

const count = 40_000;

/** Mean, deviation, skewness and excess kurtosis. */
function moments(values: readonly number[]): [number, number, number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const central = (power: number): number =>
    values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
  const deviation = Math.sqrt(central(2));
  return [mean, deviation, central(3) / deviation ** 3, central(4) / deviation ** 4 - 3];
}

describe.each([0, 1, 2 ** 32 - 1])('seed %i', (seed) => {
  test('uniforms are in [0, 1), with mean 1/2 and deviation 1/√12, and use all 53 bits', () => {
    const draws = new Draws(seed, 'test');
    const values = Array.from({ length: count }, () => draws.uniform());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const [mean, deviation] = moments(values);
    // five standard errors: 5 · 0.289 / 200, and 5 · 0.129 / 200
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0073);
    expect(Math.abs(deviation - Math.sqrt(1 / 12))).toBeLessThan(0.0033);
    const lowest = values.filter((value) => (value * 2 ** 53) % 2 === 1).length;
    expect(Math.abs(lowest / count - 0.5)).toBeLessThan(0.0125);
  });

  test('normals have mean 0, deviation 1, no skew, no excess, and the right tails', () => {
    const draws = new Draws(seed, 'test');
    const values = Array.from({ length: count }, () => draws.normal());
    const [mean, deviation, skewness, kurtosis] = moments(values);
    // five standard errors: 1/√n, 1/√2n, √(6/n), √(24/n)
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(deviation - 1)).toBeLessThan(5 / Math.sqrt(2 * count));
    expect(Math.abs(skewness)).toBeLessThan(5 * Math.sqrt(6 / count));
    expect(Math.abs(kurtosis)).toBeLessThan(5 * Math.sqrt(24 / count));
    const beyond2 = values.filter((value) => Math.abs(value) > 2).length / count;
    // P(|z| > 2) = 0.0455, standard error 0.00104
    expect(Math.abs(beyond2 - 0.0455)).toBeLessThan(0.0052);
  });

  test('neighbouring draws are not correlated', () => {
    const draws = new Draws(seed, 'test');
    const values = Array.from({ length: count }, (_, i) => draws.normalAt(i));
    for (const lag of [1, 2, 7]) {
      const product = values.reduce((sum, value, i) => sum + value * (values[i + lag] ?? 0), 0) / count;
      expect(Math.abs(product)).toBeLessThan(5 / Math.sqrt(count));
    }
  });
});

test('a draw is named by its index, whatever was taken before', () => {
  const one = new Draws(5, 'points');
  const other = new Draws(5, 'points');
  const taken = Array.from({ length: 8 }, () => one.uniform());
  expect(other.uniformAt(7)).toBe(taken[7]);
  expect(other.uniform()).toBe(taken[0]);
});

test('purposes and seeds differ', () => {
  const first = [new Draws(1, 'a'), new Draws(2, 'a'), new Draws(1, 'b')].map((draws) => draws.uniform());
  expect(new Set(first).size).toBe(3);
});

test('uniform, normal and integer keep to what is asked', () => {
  const draws = new Draws(3, 'ranges');
  const uniforms = Array.from({ length: 1000 }, () => draws.uniform(-6, 6));
  expect(uniforms.every((value) => value >= -6 && value < 6)).toBe(true);
  expect(Math.max(...uniforms) - Math.min(...uniforms)).toBeGreaterThan(11.8);
  const integers = Array.from({ length: 1000 }, () => draws.integer(5));
  expect([...new Set(integers)].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
  const [mean, deviation] = moments(Array.from({ length: 10_000 }, () => draws.normal(100, 3)));
  expect(Math.abs(mean - 100)).toBeLessThan(0.15);
  expect(Math.abs(deviation - 3)).toBeLessThan(0.11);
});

test('the bits are those that they always were', () => {
  const draws = new Draws(1, 'golden');
  expect([draws.uniformAt(0), draws.uniformAt(1), draws.normalAt(0), draws.normalAt(1)]).toMatchInlineSnapshot(`
    [
      0.5472787256256814,
      0.5202220353914615,
      -1.2488023099757386,
      2.596036124192146,
    ]
  `);
});
