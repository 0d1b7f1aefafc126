import { describe, expect, it } from 'vitest';
import { activationExpression, type Activation } from '../../../engine/activations/activationExpression.ts';
import { activationRange } from '../../../engine/activations/activationRange.ts';
import { activations } from '../../../engine/activations/index.ts';
import { differentiate } from '../../../engine/formula/differentiate.ts';
import { compile } from '../../../engine/formula/evaluate.ts';
import { FormulaError } from '../../../engine/formula/formulaError.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { itKeepsDefinitionLaws } from '../definitionLaws.ts';
import golden from './goldens/torch.json' with { type: 'json' };

itKeepsDefinitionLaws(activations, import.meta.glob('../../../engine/activations/*.ts', { eager: true }));

type Type = keyof typeof activations;
const types = Object.keys(activations) as Type[];
const memberOf = (type: string, fields: object = {}): Activation => ({
  ...memberDefaults(activations, type as Type),
  ...fields,
});

/** ±1e4 and every size below it, on and off the usual kinks. */
const wide = [
  0,
  ...[1e-6, 1e-3, 0.1, 0.5, 1, 2, 3, 3.5, 7, 20, 60, 88, 90, 104, 300, 1000, 5000, 1e4].flatMap((x) => [x, -x]),
];
/** No multiple of a quarter: kinks stand at whole numbers. */
const smooth = Array.from({ length: 120 }, (_, i) => -8.93 + i * 0.1503);

describe.each(types)('%s', (type) => {
  const f = activationExpression(memberOf(type));
  const slope = differentiate(f, 'x');

  it('is finite on ±1e4 with its derivative, and the same in 32 bits', () => {
    for (const e of [f, slope]) {
      const exact = compile(e, ['x']);
      const rounded = compile(e, ['x'], Math.fround);
      for (const x of wide.map(Math.fround)) {
        const expected = exact([x]);
        expect(Number.isFinite(expected), `x = ${x}`).toBe(true);
        expect(Math.abs(rounded([x]) - expected), `x = ${x}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
      }
    }
  });

  it('has the slope that a central difference shows', () => {
    const value = compile(f, ['x']);
    const derivative = compile(slope, ['x']);
    const h = 1e-5;
    for (const x of smooth) {
      expect(Math.abs(derivative([x]) - (value([x + h]) - value([x - h])) / (2 * h)), `x = ${x}`).toBeLessThan(1e-8);
    }
  });

  it('stays within the range found for it', () => {
    const [low, high] = activationRange(memberOf(type));
    const value = compile(f, ['x']);
    for (const x of [...smooth, ...wide]) {
      expect(value([x])).toBeGreaterThanOrEqual(low - 1e-3);
      expect(value([x])).toBeLessThanOrEqual(high + 1e-3);
    }
  });
});

describe.each(golden.cases)('$type $fields against PyTorch', ({ type, fields, rows }) => {
  const f = activationExpression(memberOf(type, fields));
  it.each([
    ['f', f, 1],
    ['f′', differentiate(f, 'x'), 2],
  ] as const)('%s', (_name, e, column) => {
    const value = compile(e, ['x']);
    for (const row of rows) {
      const [x, expected] = [row[0]!, row[column]!];
      expect(Math.abs(value([x]) - expected), `x = ${x}`).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)));
    }
  });
});

it('has goldens for known activations only; one that PyTorch lacks is left to the laws above', () => {
  const strangers = golden.cases.filter(({ type }) => !(type in activations));
  expect(strangers).toEqual([]);
});

describe('activationExpression', () => {
  it('puts settings in as numbers', () => {
    expect(activationExpression(memberOf('leakyRelu', { negativeSlope: 0.5 }))).toBe(parse('x > 0 ? x : 0.5 * x'));
  });

  it('reads a formula of one’s own, and says what is wrong with it', () => {
    expect(activationExpression(memberOf('formula', { formula: 'x^2' }))).toBe(parse('x^2'));
    expect(() => activationExpression(memberOf('formula', { formula: 'x + y' }))).toThrow(FormulaError);
  });
});

describe('activationRange', () => {
  it.each([
    ['linear', {}, -Infinity, Infinity],
    ['sigmoid', {}, 0, 1],
    ['tanh', {}, -1, 1],
    ['relu', {}, 0, Infinity],
    ['elu', { alpha: 2 }, -2, Infinity],
    ['softsign', {}, -1, 1],
    ['sine', { frequency: 3 }, -1, 1],
    ['gaussian', {}, 0, 1],
    ['formula', { formula: '3 / (1 + exp(-x))' }, 0, 3],
  ])('%s %o from %s to %s', (type, fields, low, high) => {
    const range = activationRange(memberOf(type, fields));
    for (const [got, expected] of [
      [range[0], low],
      [range[1], high],
    ] as const) {
      if (Number.isFinite(expected)) expect(got).toBeCloseTo(expected, 3);
      else expect(got).toBe(expected);
    }
  });
});
