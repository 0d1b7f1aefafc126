import { describe, expect, test } from 'vitest';
import type { InstructionSet } from '../../../../engine/backends/wasm/instructions.ts';
import { operation } from '../../../../engine/formula/operations.ts';
import {
  cos,
  erf,
  exp,
  expm1,
  log,
  log1p,
  logCosh,
  mod,
  pow,
  sigmoid,
  sign,
  sin,
  softplus,
  tanh,
} from '../../../../engine/backends/wasm/vectorMath.ts';
import { instructionSets } from './instructionSets.ts';
import { vectorFunction } from './vectorFunction.ts';

const count = 1 << 16;
const even = (low: number, high: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
/** Geometric steps on both sides of 0. */
const spread = (low: number, high: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => (i % 2 ? -1 : 1) * low * (high / low) ** (i / (count - 1)));

const functions = { exp, expm1, log, log1p, sin, cos, tanh, erf, sigmoid, softplus, logCosh, sign };
type Name = keyof typeof functions;
const exact = (name: Name, x: number): number => operation(name).evaluate(x, 0, 0);
const compiled = (name: Name, instructions: InstructionSet) => vectorFunction(functions[name], 1, instructions);

/** The largest error of a function over points where its true value counts. */
function errors(
  name: Name,
  points: Float32Array,
  instructions: InstructionSet,
): { relative: number; absolute: number } {
  const found = compiled(name, instructions)(points);
  let [relative, absolute] = [0, 0];
  points.forEach((x, i) => {
    const expected = exact(name, x);
    const error = Math.abs(found[i]! - expected);
    if (!(error <= absolute)) absolute = error;
    // Denormal values are not promised.
    if (Math.abs(expected) > 1.2e-38 && !(error / Math.abs(expected) <= relative)) {
      relative = error / Math.abs(expected);
    }
  });
  return { relative, absolute };
}

/** The bounds that vectorMath.ts states. */
const bounds: Readonly<Record<Name, readonly { points: Float32Array; relative?: number; absolute?: number }[]>> = {
  exp: [
    { points: even(-87.3, 88.3), relative: 1e-7 },
    { points: spread(1e-30, 1), relative: 1e-7 },
  ],
  expm1: [
    { points: even(-87.3, 88.3), relative: 1.3e-7 },
    { points: even(-1.5, 1.5), relative: 1.3e-7 },
    { points: spread(1e-30, 1), relative: 1.3e-7 },
  ],
  log: [
    { points: spread(1.2e-38, 3e38).map(Math.abs), relative: 1e-7 },
    { points: even(0.5, 2), relative: 1e-7 },
  ],
  log1p: [
    { points: even(-0.9999, 3), relative: 1.3e-7 },
    { points: spread(1e-30, 0.99), relative: 1.3e-7 },
    { points: spread(1, 8e37).map(Math.abs), relative: 1.3e-7 },
  ],
  sin: [
    { points: even(-1e4, 1e4), absolute: 1e-7 },
    { points: even(-1e5, 1e5), absolute: 1e-6 },
    { points: spread(1e-30, 1), relative: 1.3e-7 },
  ],
  cos: [
    { points: even(-1e4, 1e4), absolute: 1e-7 },
    { points: even(-1e5, 1e5), absolute: 1e-6 },
  ],
  tanh: [
    { points: even(-10, 10), relative: 4e-7 },
    { points: spread(1e-30, 1e4), relative: 4e-7 },
  ],
  erf: [
    { points: even(-5, 5), relative: 4.2e-7 },
    { points: spread(1e-30, 1e4), relative: 4.2e-7 },
  ],
  sigmoid: [
    { points: even(-87, 87), relative: 1.5e-7 },
    { points: spread(1e-30, 1e4), absolute: 1e-7 },
  ],
  softplus: [
    { points: even(-87, 100), relative: 1.5e-7 },
    { points: spread(1e-30, 80), relative: 1.5e-7 },
  ],
  logCosh: [
    { points: even(-20, 20), relative: 3.3e-7 },
    { points: spread(1e-15, 1e4), relative: 3.3e-7 },
  ],
  sign: [{ points: spread(1e-38, 3e38), absolute: 0 }],
};

const variants = instructionSets.map((instructions) => ({ instructions }));

describe.each(
  Object.entries(bounds).flatMap(([name, cases]) => variants.map((each) => ({ name: name as Name, cases, ...each }))),
)('$name ($instructions)', ({ name, cases, instructions }) => {
  const f = compiled(name, instructions);

  test.each(cases.map((each, i) => ({ ...each, i })))('is within its stated bounds on points $i', (each) => {
    const { relative, absolute } = errors(name, each.points, instructions);
    if (each.relative !== undefined) expect(relative).toBeLessThanOrEqual(each.relative);
    if (each.absolute !== undefined) expect(absolute).toBeLessThanOrEqual(each.absolute);
  });

  test('gives finite numbers for finite numbers wherever the true value is real', () => {
    const points = [...even(-1e4, 1e4), ...spread(1e-45, 3.4e38), 0, -0];
    const domain = points.filter((x) => !Number.isNaN(exact(name, x)));
    const found = f(Float32Array.from(domain));
    expect(found.every(Number.isFinite)).toBe(true);
  });

  test('gives NaN for NaN, in its own lane only', () => {
    const [nan, finite] = f(Float32Array.of(NaN, 0.5, 0.5, 0.5));
    if (name !== 'sign') expect(nan).toBeNaN();
    expect(finite).toBeCloseTo(exact(name, 0.5), 6);
  });
});

test.each((['tanh', 'erf'] as const).flatMap((name) => variants.map((each) => ({ name, ...each }))))(
  '$name ($instructions) ends at exactly ±1 and never passes it',
  ({ name, instructions }) => {
    const y = compiled(name, instructions)(Float32Array.from([...even(-12, 12), 1e4, -1e4]));
    expect(y.at(-2)).toBe(1);
    expect(y.at(-1)).toBe(-1);
    expect(y.every((value) => Math.abs(value) <= 1)).toBe(true);
  },
);

test.each(variants)('what vanishes far out vanishes: x (1 + tanh x) … at −1e4 ($instructions)', ({ instructions }) => {
  const at = Float32Array.of(-1e4);
  expect(compiled('tanh', instructions)(at)[0]).toBe(-1);
  expect(compiled('erf', instructions)(at)[0]).toBe(-1);
  expect(compiled('sigmoid', instructions)(at)[0]).toBeLessThan(2e-38);
});

test.each(variants)('exp ($instructions) saturates, and never falls to a denormal', ({ instructions }) => {
  const [high, low] = compiled('exp', instructions)(Float32Array.of(1e4, -1e4));
  expect(high).toBeGreaterThan(2.4e38);
  expect(low).toBeGreaterThanOrEqual(1.17549435e-38);
  expect(low).toBeLessThan(1.2e-38);
});

test.each(variants)('log of 0 and log1p of −1 are finite ($instructions)', ({ instructions }) => {
  expect(compiled('log', instructions)(Float32Array.of(0))[0]).toBeCloseTo(-87.34, 2);
  expect(compiled('log1p', instructions)(Float32Array.of(-1))[0]).toBeCloseTo(-87.34, 2);
});

describe.each(variants)('pow ($instructions)', ({ instructions }) => {
  const powers = vectorFunction(pow, 2, instructions);

  test('is within its stated bound', () => {
    const a = Float32Array.from({ length: count }, (_, i) => 10 ** (-6 + (12 * i) / count));
    const b = Float32Array.from({ length: count }, (_, i) => 6 * Math.sin(i * 1.7));
    const found = powers(a, b);
    let worst = 0;
    a.forEach((base, i) => {
      const expected = base ** b[i]!;
      worst = Math.max(worst, Math.abs(found[i]! / expected - 1) / (1 + Math.abs(b[i]! * Math.log(base))));
    });
    expect(worst).toBeLessThan(1.3e-7);
  });

  test.each([
    [2, 10, 1024],
    [0, 2.5, 0],
    [0, 0, 1],
    [-2, 3, -8],
    [-2, 4, 16],
    [-2, -1, -0.5],
    [-2, 2.5, NaN],
    [NaN, 1, NaN],
    [5, NaN, NaN],
  ])('%f ^ %f = %f', (a, b, expected) => {
    const found = powers(Float32Array.of(a), Float32Array.of(b))[0]!;
    if (Number.isNaN(expected)) expect(found).toBeNaN();
    else
      expect(Math.abs(found - expected)).toBeLessThanOrEqual(3e-7 * Math.abs(expected) * (1 + Math.abs(b)) + 1.2e-38);
  });
});

describe.each(variants)('mod ($instructions)', ({ instructions }) => {
  const rests = vectorFunction(mod, 2, instructions);

  test('has the sign of the divisor', () => {
    const found = rests(Float32Array.of(-1, 5.5, -5.5, 0, 1, 7), Float32Array.of(3, 2, 2, 3, -3, -7));
    expect(Array.from(found, (x) => x + 0)).toEqual([2, 1.5, 0.5, 0, -2, 0]);
  });

  test('lies in [0, b) and errs by rounding, or by a whole b at the jumps', () => {
    const a = spread(1e-3, 1e4);
    const b = Float32Array.from({ length: count }, (_, i) => 0.1 + (i % 97) / 13);
    const found = rests(a, b);
    expect(found.every((rest, i) => rest >= 0 && rest < b[i]!)).toBe(true);
    let worst = 0;
    found.forEach((rest, i) => {
      const error = Math.abs(rest - operation('mod').evaluate(a[i]!, b[i]!, 0));
      worst = Math.max(worst, Math.min(error, Math.abs(error - b[i]!)) / Math.max(Math.abs(a[i]!), b[i]!));
    });
    expect(worst).toBeLessThanOrEqual(1.2e-7);
  });
});
