import { describe, expect, it } from 'vitest';
import {
  cos,
  erf,
  exp,
  expm1,
  log,
  log1p,
  logCosh,
  pow,
  sigmoid,
  sin,
  softplus,
  tanh,
} from '../../../engine/formula/elementary.ts';
// [argument…, value] with values from mpmath at 60 digits, rounded to the nearest double
import golden from './elementary.golden.json' with { type: 'json' };

const own = { cos, erf, exp, expm1, log, log1p, logCosh, pow, sigmoid, sin, softplus, tanh };

/** The distance in units in the last place of the expected value. */
function ulps(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) return Infinity;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(expected))), -1022);
  return Math.abs(actual - expected) / 2 ** (exponent - 52);
}

describe.each(Object.entries(golden))('%s against 60 digits', (name, rows) => {
  it('is within 2 ulp', () => {
    const f: (...args: number[]) => number = own[name as keyof typeof own];
    for (const row of rows) {
      const expected = row.at(-1)!;
      expect(ulps(f(...row.slice(0, -1)), expected), row.join(' ')).toBeLessThanOrEqual(2);
    }
  });
});

/** Points from `low` to `high`, evenly spaced with an irrational offset. */
const linear = (low: number, high: number, count = 3000): number[] =>
  Array.from({ length: count }, (_, i) => low + ((i + 0.618033988749895) / count) * (high - low));
/** ± points of every size from 10^low to 10^high. */
const sizes = (low: number, high: number): number[] =>
  linear(low, high, 1500).flatMap((size) => [10 ** size, -(10 ** size)]);
const positive = (x: number): boolean => x > 0;

// V8's Math functions are within 1 ulp themselves
const wide: [string, (x: number) => number, (x: number) => number, number[], number][] = [
  ['exp', exp, Math.exp, [...linear(-745, 709.7), ...linear(-2, 2), ...sizes(-300, 2)], 1],
  ['expm1', expm1, Math.expm1, [...linear(-50, 709.7), ...linear(-2, 2), ...sizes(-300, 2)], 1],
  ['log', log, Math.log, [...linear(0, 3), ...sizes(-323, 308).filter(positive)], 1],
  ['log1p', log1p, Math.log1p, [...linear(-1, 3), ...sizes(-300, 308).filter((x) => x > -1)], 1],
  ['sin', sin, Math.sin, [...linear(-10, 10), ...linear(-1e5, 1e5), ...sizes(-300, 5)], 1],
  ['cos', cos, Math.cos, [...linear(-10, 10), ...linear(-1e5, 1e5), ...sizes(-300, 5)], 1],
  ['tanh', tanh, Math.tanh, [...linear(-3, 3), ...linear(-30, 30), ...sizes(-300, 2)], 3],
];

describe.each(wide)('%s on a wide range', (name, f, builtIn, points, limit) => {
  it(`is within ${limit} ulp of Math`, () => {
    let worst = { x: 0, error: 0 };
    for (const x of points) {
      const error = ulps(f(x), builtIn(x));
      if (!(error <= worst.error)) worst = { x, error };
    }
    expect(worst.error, `at ${worst.x}`).toBeLessThanOrEqual(limit);
  });

  const corners = [0, -0, NaN, Infinity, -Infinity, 1, -1, 710, -746, 5e-324, 2.3e-308];
  it.each(corners)('agrees at %s', (x) => {
    const expected = builtIn(x);
    if (Number.isNaN(expected)) expect(f(x)).toBeNaN();
    else expect(ulps(f(x), expected), name).toBeLessThanOrEqual(limit);
  });
});

describe('far from 0', () => {
  it.each([1e6, 1e9, 1e15, 1e100, -1e300])('sin and cos of %s stay within ±1', (x) => {
    expect(Math.abs(sin(x))).toBeLessThanOrEqual(1);
    expect(Math.abs(cos(x))).toBeLessThanOrEqual(1);
  });

  it('saturates', () => {
    expect([sigmoid(-1e4), sigmoid(1e4), softplus(-1e4), softplus(1e4)]).toEqual([0, 1, 0, 1e4]);
    expect([erf(-10), erf(10), tanh(-1e4), tanh(1e4)]).toEqual([-1, 1, -1, 1]);
    expect(logCosh(-1e4)).toBe(1e4 - Math.LN2);
    expect([NaN].flatMap((x) => [sigmoid(x), softplus(x), erf(x), logCosh(x), tanh(x)])).toEqual(Array(5).fill(NaN));
  });
});

describe('pow', () => {
  const corners = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 9, -9, 10.5, 1e300, 1e-300, Infinity, -Infinity, NaN];
  // a base of −0 or −∞ has no use here
  const bases = corners.filter((a) => !Object.is(a, -0) && a !== -Infinity);
  it.each(bases)('agrees with Math.pow at the corners, base %s', (a) => {
    for (const b of corners) {
      const [actual, expected] = [pow(a, b), Math.pow(a, b)];
      if (Number.isNaN(expected)) expect(actual, `${a} ^ ${b}`).toBeNaN();
      // the sign of a zero is not kept
      else expect(ulps(actual === 0 ? 0 : actual, expected === 0 ? 0 : expected), `${a} ^ ${b}`).toBeLessThanOrEqual(2);
    }
  });
});
