import { describe, expect, it } from 'vitest';
import { compile, evaluate } from '../../../engine/formula/evaluate.ts';
import { FormulaError } from '../../../engine/formula/formulaError.ts';
import { operation, operations, type Operator } from '../../../engine/formula/operations.ts';
import { parse } from '../../../engine/formula/parse.ts';

describe('compile', () => {
  it('reads variables by position, from any array', () => {
    const f = compile(parse('x - 2 * y'), ['y', 'unused', 'x']);
    expect(f([1, 9, 5])).toBe(3);
    expect(f(new Float32Array([2, 9, 5]))).toBe(1);
    expect(compile(parse('7'), [])([])).toBe(7);
    expect(compile(parse('x'), ['x'])([4])).toBe(4);
  });

  it('computes a shared node once', () => {
    let e = 'x';
    for (let i = 0; i < 12; i++) e = `sq(1 + ${e})`;
    expect(compile(parse(e), ['x'])([-1])).toBe(evaluate(parse(e), { x: -1 }));
  });

  it('rounds every step where asked', () => {
    const third = compile(parse('x / 3 + 0.1'), ['x'], Math.fround);
    expect(third([1])).toBe(Math.fround(Math.fround(1 / 3) + Math.fround(0.1)));
    expect(compile(parse('1e39 + x'), ['x'], Math.fround)([0])).toBe(Infinity);
  });

  it('names a variable that has no value', () => {
    expect(() => evaluate(parse('x + z'), { x: 1 })).toThrow(FormulaError);
    expect(() => evaluate(parse('x + z'), { x: 1 })).toThrow('"z" has no value; known: x');
  });
});

describe('where', () => {
  it('takes the untaken branch’s infinity for nothing', () => {
    expect(evaluate(parse('x > 0 ? x : exp(x)'), { x: 1000 })).toBe(1000);
    expect(evaluate(parse('x ? 1 : 2'), { x: -0.5 })).toBe(1);
  });
});

describe.each(Object.keys(operations) as Operator[])('%s', (operator) => {
  it('has words in both languages', () => {
    const { label } = operation(operator);
    expect(label.en.length * label.zh.length).toBeGreaterThan(0);
  });

  it('turns NaN into NaN, or compares it as false', () => {
    const value = operation(operator).evaluate(NaN, 2, NaN);
    const expected = ['gt', 'ge', 'eq'].includes(operator) ? 0 : operator === 'where' ? 2 : NaN;
    expect(value).toBe(expected);
  });
});

describe('exact operations', () => {
  it.each([
    ['mod(-1, 3)', 2],
    ['mod(7, -3)', -2],
    ['mod(7, 3)', 1],
    ['mod(-6, 3)', 0],
    ['floor(-0.5)', -1],
    ['sign(-3)', -1],
    ['sign(0)', 0],
    ['abs(-2)', 2],
    ['pow(-2, 3)', -8],
    ['pow(-2, 11)', -2048],
    ['2 ^ 0.5', Math.SQRT2],
    ['10 ^ 2', 100],
  ])('%s = %s', (text, value) => {
    expect(evaluate(parse(text), {}) + 0).toBe(value);
  });
});
