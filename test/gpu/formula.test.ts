import { describe, expect, test } from 'vitest';
import { call, variable, type Expression } from '../../engine/formula/expression.ts';
import { operations, type Operator } from '../../engine/formula/operations.ts';
import type { Program } from '../../engine/plan/program.ts';
import { runProgram } from './runProgram.ts';

/** Dense near 0, then out to ±1e4, with the kinks and whole numbers. */
const wide = [
  ...Array.from({ length: 400 }, (_, i) => Math.sinh((i - 199.5) / 20.2)),
  ...Array.from({ length: 41 }, (_, i) => (i - 20) / 2),
  ...[1e-20, 1e-10, 1e-5, 1e-3, 87, 88, 89, 90, 127, 1000, 9999.5, 1e4].flatMap((x) => [x, -x]),
].map(Math.fround);

const positive = wide.filter((x) => x > 0);

interface Claim {
  /** Error allowed: absolute + relative · |expected|. */
  readonly relative: number;
  readonly absolute?: number;
  /** First arguments; `wide` if absent. Results are finite on all of `wide` in any case. */
  readonly on?: readonly number[];
  readonly second?: readonly number[];
  /** Where it has no value at all elsewhere. */
  readonly domain?: (x: number) => boolean;
}

const within = (low: number, high: number): number[] => wide.filter((x) => x >= low && x <= high);
const others = [-1e4, -100, -7, -2.5, -1, -1e-3, 1e-3, 0.25, 0.5, 1, 1.5, 2, 3, 7.25, 31, 1e4].map(Math.fround);
const exact = { relative: 0 };
const rounded = { relative: 6e-8 };

/**
 * What each operation promises on the GPU against 64 bits, beside being finite on ±1e4. Quotients and roots may be off
 * by 2.5 units in the last place in WGSL, the exponential by its argument's rounding.
 */
const claims: Record<Operator, Claim> = {
  neg: exact,
  add: rounded,
  sub: rounded,
  mul: rounded,
  div: { relative: 3e-7 },
  // a base near 0 or a large exponent multiplies the error of the logarithm
  pow: { relative: 3e-6, on: within(1e-3, 32), second: [-7, -2.5, -1, 0.25, 0.5, 1, 1.5, 2, 3, 7.25] },
  gt: exact,
  ge: exact,
  eq: exact,
  where: exact,
  min: exact,
  max: exact,
  abs: exact,
  sign: exact,
  floor: exact,
  mod: { relative: 0, absolute: 2e-6, second: [1, 2, 3, 7, -3, 31] },
  sqrt: { relative: 2e-7, domain: (x) => x >= 0 },
  exp: { relative: 5e-6, on: within(-87, 88) },
  expm1: { relative: 5e-6, on: within(-1e4, 88) },
  log: { relative: 3e-7, absolute: 1e-7, on: positive },
  log1p: { relative: 4e-7, on: wide.filter((x) => x > -0.99) },
  sin: { relative: 0, absolute: 3e-7, on: within(-4e3, 4e3) },
  cos: { relative: 0, absolute: 3e-7, on: within(-4e3, 4e3) },
  tanh: { relative: 4e-7 },
  sigmoid: { relative: 5e-6, absolute: 1e-37 },
  softplus: { relative: 5e-6, absolute: 1e-37 },
  erf: { relative: 4e-7 },
  logCosh: { relative: 6e-7, absolute: 1e-37 },
};

/** Every operation over the same arguments: out[i] = op(x[i], y[i], z[i]), at most six stores a kernel. */
function programOf(pairs: number, isQuads: boolean): { program: Program; outputs: Map<Operator, number> } {
  // as rows of one number, neighbours are apart in memory and a thread computes one; in one row it computes four
  const shape = isQuads ? [pairs] : [pairs, 1];
  const index = shape.map((_, d) => ({ terms: [{ axis: `i${d}`, times: 1 }], plus: 0 }));
  const tensor = (name: string, id: number) =>
    ({ id, name, shape, storage: 'output', element: 'f32', buffer: id }) as const;
  const names = Object.keys(operations) as Operator[];
  const tensors = ['x', 'y', ...names].map(tensor);
  const inputs = ['x', 'y'].map((name, id) => ({ kind: 'tensor', name, tensor: id, index }) as const);
  const formula = (name: Operator): Expression =>
    call(name, ...[variable('x'), variable('y'), variable('y')].slice(0, operations[name].arity));
  const stores = names.map((name, i) => ({ tensor: i + 2, index, value: formula(name), accumulates: false }));
  const axes = shape.map((size, d) => ({ name: `i${d}`, size }));
  const kernels = Array.from({ length: Math.ceil(stores.length / 6) }, (_, i) => ({
    label: `operations ${i}`,
    axes,
    inputs,
    stores: stores.slice(i * 6, i * 6 + 6),
  }));
  const program = { capacity: 1, tensors, phases: [{ name: 'all', kernels }], uniforms: [] };
  return { program, outputs: new Map(names.map((name, i) => [name, i + 2])) };
}

describe.each([
  ['one at a time', false],
  ['four at a time', true],
])('%s', async (_, isQuads) => {
  const xs = wide.flatMap((x) => others.map(() => x));
  const ys = wide.flatMap(() => others);
  const { program, outputs } = programOf(xs.length, isQuads);
  const { webgpu } = await runProgram(program, [{}], { 0: xs, 1: ys });

  test.each(Object.entries(claims))('%s', (name, { relative, absolute = 0, on = wide, second = others, domain }) => {
    const found = webgpu[outputs.get(name as Operator)!]!;
    const { arity, evaluate } = operations[name as Operator];
    const [firsts, seconds] = [new Set(on), new Set(second)];
    let worst = 0;
    const notFinite: string[] = [];
    xs.forEach((x, i) => {
      const y = ys[i]!;
      if (domain && !domain(x)) return;
      if (!Number.isFinite(found[i])) notFinite.push(`${name}(${x}, ${y})`);
      if (!firsts.has(x) || (arity > 1 && !seconds.has(y))) return;
      const expected = evaluate(x, y, y);
      const error = Math.abs(found[i]! - expected);
      worst = Math.max(worst, error === 0 ? 0 : error / (absolute + relative * Math.abs(expected)));
    });
    expect(notFinite).toEqual([]);
    expect(worst).toBeLessThanOrEqual(1);
  });
});
