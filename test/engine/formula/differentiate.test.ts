import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../engine/formula/differentiate.ts';
import { compile, evaluate } from '../../../engine/formula/evaluate.ts';
import { call, variable, type Expression } from '../../../engine/formula/expression.ts';
import { nodesOf } from '../../../engine/formula/nodesOf.ts';
import { operation, operations, type Operator } from '../../../engine/formula/operations.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { printText } from '../../../engine/formula/printText.ts';
import { nodeCount } from '../../../engine/formula/substitute.ts';
import { tameExpression } from './arbitraryExpression.ts';

const slopeAt = (text: string, x: number): number => evaluate(differentiate(parse(text), 'x'), { x });

/**
 * Compares the derivative with a central difference wherever two step widths agree, that is where the function is
 * smooth nearby, and every value on the way is of ordinary size. Gives the number of points compared.
 */
function compare(e: Expression, points: readonly number[], y: number): number {
  const f = compile(e, ['x', 'y']);
  const slope = compile(differentiate(e, 'x'), ['x', 'y']);
  const difference = (x: number, h: number): number => (f([x + h, y]) - f([x - h, y])) / (2 * h);
  const parts = nodesOf(e).map((node) => compile(node, ['x', 'y']));
  const ordinary = (v: number): boolean => v === 0 || (Math.abs(v) > 1e-4 && Math.abs(v) < 1e6);
  let compared = 0;
  for (const x of points) {
    if (!parts.every((part) => ordinary(part([x, y])))) continue;
    const [wide, narrow] = [difference(x, 2e-4), difference(x, 1e-4)];
    const scale = Math.max(1, Math.abs(narrow));
    const noise = (Math.abs(f([x, y])) * 1e-15) / 1e-4;
    if (!(Math.abs(wide - narrow) < 1e-7 * scale) || noise > 1e-7 * scale) continue;
    compared++;
    expect(Math.abs(slope([x, y]) - narrow), `${printText(e)} at x = ${x}, y = ${y}`).toBeLessThan(1e-6 * scale);
  }
  return compared;
}

const points = Array.from({ length: 41 }, (_, i) => -3.0301 + i * 0.1507);

describe.each(Object.keys(operations) as Operator[])('%s', (operator) => {
  const { arity } = operation(operator);
  const names = ['x', 'y', 'x'];
  it('has the derivative that a central difference shows', () => {
    const plain = call(operator, ...names.slice(0, arity).map(variable));
    const inner = call(operator, ...['0.3 + x^2', '1.5 + sin(x)', 'x * y'].slice(0, arity).map((text) => parse(text)));
    const turned = call(operator, ...['2.1 + y', '0.4 * x', 'x / 3'].slice(0, arity).map((text) => parse(text)));
    for (const e of [plain, inner, turned]) compare(e, points, 1.37);
    expect(compare(inner, points, 1.37)).toBeGreaterThan(5);
  });
});

describe('random formulas', () => {
  it('have the derivative that a central difference shows', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        tameExpression,
        fc.integer({ min: -32, max: 32 }).map((n) => n / 16 + 0.013),
        (e, y) => {
          if (nodeCount(e) < 60) compared += compare(e, [-1.7123, -0.4211, 0.3131, 1.1737, 2.4519], y);
        },
      ),
      { seed: 3, numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(3000);
  });
});

describe('kinks', () => {
  it.each([
    ['relu(x)', 0, 0],
    ['max(0, x)', 0, 0],
    ['max(x, 0)', 1e-300, 1],
    ['min(x, 0)', 0, 0],
    ['min(0, x)', 0, 0],
    ['abs(x)', 0, 0],
    ['sign(x)', 0, 0],
    ['max(2 * x, 3 * x)', 0, 2],
    ['min(2 * x, 3 * x)', 0, 2],
    ['clip(x, 0, 6)', 0, 0],
    ['clip(x, 0, 6)', 6, 0],
    ['clip(x, 0, 6)', 3, 1],
    ['floor(x)', 2, 0],
    ['x > 0 ? x : 0.1 * x', 0, 0.1],
  ])('%s has slope at %s: %s', (text, x, slope) => {
    expect(slopeAt(text, x)).toBe(slope);
  });
});

describe('form', () => {
  it.each([
    ['x^3', '3 * x^2'],
    ['x^4', '4 * x^3'],
    ['x^8', '8 * x^7'],
    ['sigmoid(x)^3', '3 * sigmoid(x)^2 * (sigmoid(x) * (1 - sigmoid(x)))'],
    ['relu(x)', 'x > 0 ? 1 : 0'],
    ['tanh(x)', '1 - tanh(x)^2'],
    ['softplus(x)', 'sigmoid(x)'],
    ['logCosh(x)', 'tanh(x)'],
    ['1 / x', '-1 / x / x'],
    ['sin(x) + cos(x)', 'cos(x) - sin(x)'],
    ['exp(2 * x)', '2 * exp(2 * x)'],
    ['x^2.5', '2.5 * x^1.5'],
  ])('(%s)′ = %s', (text, expected) => {
    expect(differentiate(parse(text), 'x')).toBe(parse(expected));
  });

  it('stays small for nested formulas', () => {
    let text = 'x';
    for (let i = 0; i < 40; i++) text = `tanh(${text} * ${text.length < 12 ? text : 'x'} + 1)`;
    let e = parse(text);
    const first = nodeCount(e);
    e = differentiate(e, 'x');
    expect(nodeCount(e)).toBeLessThan(8 * first);
  });

  it('is stable where the naive form is not', () => {
    expect(slopeAt('sigmoid(x)', -1000)).toBe(0);
    expect(slopeAt('softplus(x)', 1000)).toBe(1);
    expect(slopeAt('logCosh(x)', -1000)).toBe(-1);
    expect(slopeAt('x > 0 ? x : expm1(x)', 1000)).toBe(1);
  });
});

const activations = {
  linear: 'x',
  relu: 'relu(x)',
  leakyRelu: 'x > 0 ? x : 0.01 * x',
  relu6: 'clip(x, 0, 6)',
  elu: 'x > 0 ? x : expm1(x)',
  selu: '1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * expm1(x))',
  celu: 'max(x, 0) + min(0, 2 * expm1(x / 2))',
  sigmoid: 'sigmoid(x)',
  hardSigmoid: 'clip(x / 6 + 0.5, 0, 1)',
  tanh: 'tanh(x)',
  softplus: 'softplus(x)',
  softsign: 'x / (1 + abs(x))',
  swish: 'x * sigmoid(x)',
  hardSwish: 'x * clip(x / 6 + 0.5, 0, 1)',
  mish: 'x * tanh(softplus(x))',
  gelu: '0.5 * x * (1 + erf(x / sqrt(2)))',
  geluTanh: '0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))',
  gaussian: 'exp(-x^2)',
  sine: 'sin(x)',
  logCosh: 'logCosh(x)',
  logSigmoid: '-softplus(-x)',
  tanhShrink: 'x - tanh(x)',
  threshold: 'x > 1 ? x : 0',
};

describe.each(Object.entries(activations))('%s in 32 bits', (_name, text) => {
  const grid = [...Array.from({ length: 2001 }, (_, i) => (i - 1000) * 10), ...points, ...points.map((x) => 10 * x)];
  it.each([
    ['f', parse(text)],
    ['f′', differentiate(parse(text), 'x')],
  ])('%s is finite on ±1e4 and agrees with 64 bits', (_label, e) => {
    const exact = compile(e, ['x']);
    const rounded = compile(e, ['x'], Math.fround);
    for (const point of grid) {
      const x = Math.fround(point);
      const [actual, expected] = [rounded([x]), exact([x])];
      expect(Number.isFinite(actual), `x = ${x}`).toBe(true);
      expect(Math.abs(actual - expected), `x = ${x}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
    }
  });
});
