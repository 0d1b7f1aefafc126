import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../engine/formula/evaluate.ts';
import { constant } from '../../../engine/formula/expression.ts';
import { FormulaError } from '../../../engine/formula/formulaError.ts';
import { functions } from '../../../engine/formula/functions.ts';
import { FORMULA_LIMITS, parse } from '../../../engine/formula/parse.ts';
import { nodeCount } from '../../../engine/formula/substitute.ts';

/** The error of a text that must not parse. */
function errorOf(text: string, variables?: readonly string[]): FormulaError {
  try {
    parse(text, variables ? { variables } : {});
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${text} parsed`);
}

describe('precedence and associativity', () => {
  it.each([
    ['1 - 2 - 3', -4],
    ['8 / 4 / 2', 1],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['2 ^ -1', 0.5],
    ['2 * -3', -6],
    ['1 + 2 * 3', 7],
    ['-1 + 2', 1],
    ['+3 - -2', 5],
    ['1 < 2', 1],
    ['2 <= 1', 0],
    ['2 >= 2', 1],
    ['2 == 3', 0],
    ['1 + 1 > 1 ? 5 : 6', 5],
    ['0 ? 1 : 0 ? 2 : 3', 3],
    ['1 ? 0 ? 1 : 2 : 3', 2],
    ['0 < 0.5 < 1', 1],
    ['0 < 2 < 1', 0],
    ['1e-3 * 2E3', 2],
    ['.5 + 1.', 1.5],
  ])('%s = %s', (text, value) => {
    expect(evaluate(parse(text), {})).toBe(value);
  });
});

describe('spelling', () => {
  it.each([
    ['2 × 3 · x − 1', '2*3*x - 1'],
    ['x² + x¹⁰', 'x^2 + x^10'],
    ['x₁ + x₂', 'x1 + x2'],
    ['x ≤ 1', 'x <= 1'],
    ['x ≥ 1', 'x >= 1'],
    ['x ÷ 2', 'x / 2'],
    ['2 * π', '2 * pi'],
    ['ln(x)', 'log(x)'],
    ['sq(x)', 'x^2'],
    ['relu(x)', 'max(x, 0)'],
    ['max(x, y, 1)', 'max(max(x, y), 1)'],
    ['clip(x, 0, 1)', 'min(max(x, 0), 1)'],
    ['where(x > 0, x, 0)', 'x > 0 ? x : 0'],
    ['\t x\n+ 1 ', '1 + x'],
  ])('%s reads as %s', (text, same) => {
    expect(parse(text)).toBe(parse(same));
  });

  it.each([
    ['tan(x)', Math.tan(0.7)],
    ['sinh(x)', Math.sinh(0.7)],
    ['cosh(x)', Math.cosh(0.7)],
    ['log2(x)', Math.log2(0.7)],
    ['log10(x)', Math.log10(0.7)],
    ['ceil(x)', 1],
    ['round(x)', 1],
    ['e ^ x', Math.exp(0.7)],
    ['sinh(x * 1e-10)', 0.7e-10],
  ])('%s has its value', (text, value) => {
    expect(Math.abs(evaluate(parse(text), { x: 0.7 }) / value - 1)).toBeLessThan(1e-15);
  });

  it('knows every operation and synonym as a function', () => {
    for (const [name, { minimum }] of functions) {
      const text = `${name}(${['x', 'y', 'z'].slice(0, minimum).join(', ')})`;
      expect(nodeCount(parse(text)), text).toBeGreaterThan(1);
    }
  });

  it('takes a listed variable before a constant', () => {
    expect(parse('e', { variables: ['e'] }).op).toBe('variable');
    expect(parse('e')).toBe(constant(Math.E));
  });
});

describe('errors', () => {
  it.each([
    ['z + 1', 'unknownVariable', 0, 1, 'unknown variable "z": use x, y'],
    ['x + foo(y)', 'unknownFunction', 4, 3, 'unknown function "foo": use '],
    ['x(y + 1)', 'unknownFunction', 0, 1, 'for a product write x * (…)'],
    ['2x', 'unexpectedToken', 1, 1, '"x" is not expected here: put an operator such as + or *'],
    ['x +', 'unexpectedEnd', 3, 0, 'the formula ends too early: add a number, a name or "("'],
    ['(x', 'unexpectedEnd', 2, 0, 'add ")"'],
    ['x)', 'unexpectedToken', 1, 1, '")" is not expected here'],
    ['x ? 1', 'unexpectedEnd', 5, 0, 'add ":"'],
    ['x # y', 'unexpectedCharacter', 2, 1, '"#" cannot stand in a formula'],
    ['x + 😀', 'unexpectedCharacter', 4, 2, '"😀" cannot stand in a formula'],
    ['x = y', 'unexpectedCharacter', 2, 1, '"=" cannot stand in a formula'],
    ['exp(x, y)', 'wrongArgumentCount', 0, 3, 'exp takes 1 argument, got 2'],
    ['max(x)', 'wrongArgumentCount', 0, 3, 'max takes 2 to 16 arguments, got 1'],
    ['pow()', 'wrongArgumentCount', 0, 3, 'pow takes 2 arguments, got 0'],
    ['exp + x', 'unexpectedToken', 0, 3, 'exp is a function: write exp(…)'],
    ['', 'empty', 0, 0, 'the formula is empty'],
    ['  ', 'empty', 0, 2, 'the formula is empty'],
    ['x + 1 / 0', 'noValue', 6, 1, '"/" has no finite value here'],
    ['log(0) * x', 'noValue', 0, 3, '"log" has no finite value here'],
    ['log10(0) * x', 'noValue', 0, 12, 'has no finite value'],
    ['exp(1000)', 'noValue', 0, 3, 'no finite value'],
    ['1e999', 'noValue', 0, 5, '1e999 is too large'],
    ['(-1)^0.5', 'noValue', 4, 1, 'no finite value'],
  ])('%s', (text, code, position, length, message) => {
    const error = errorOf(text, ['x', 'y']);
    expect({ code: error.code, position: error.position, length: error.length }).toEqual({ code, position, length });
    expect(error.message).toContain(message);
  });

  it('carries the values of its sentence', () => {
    expect(errorOf('z', ['x']).values).toEqual({ name: 'z', known: ['x'] });
    expect(errorOf('z', []).message).toBe('unknown variable "z": use numbers only');
  });
});

describe('limits', () => {
  const { characters, nesting } = FORMULA_LIMITS;

  it('takes texts up to the limit', () => {
    expect(nodeCount(parse(`1${'+x'.repeat(characters / 2 - 1)}`))).toBeGreaterThan(2);
    expect(errorOf('x'.padEnd(characters + 1, ' ')).code).toBe('tooLong');
    expect(errorOf('x'.repeat(1e6)).code).toBe('tooLong');
  });

  it.each([
    ['(', ')'],
    ['-', ''],
    ['exp(', ')'],
    ['2^', ''],
    ['x ? ', ' : x'],
    ['x ? x : ', ''],
  ])('refuses %s nested too deep', (open, close) => {
    const nested = (times: number): string => open.repeat(times) + 'x' + close.repeat(times);
    expect(nodeCount(parse(nested(nesting)))).toBeGreaterThan(0);
    expect(errorOf(nested(nesting + 1)).code).toBe('tooDeep');
    expect(errorOf(nested(Math.floor(characters / (open.length + close.length)) - 1)).code).toBe('tooDeep');
  });
});

describe('arbitrary text', () => {
  /** A linear congruential generator (Numerical Recipes): the same texts on every run. */
  const random = (() => {
    let state = 12345;
    return (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  })();
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const scraps = [
    'x',
    'y',
    '1',
    '2.5',
    '1e',
    '.',
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '<',
    '==',
    '?',
    ':',
    ' ',
    '²',
    'x₁',
  ];
  const pieces = [
    ...scraps,
    '😀',
    '\0',
    'é',
    '\u202e',
    'exp(',
    'max(',
    'where(',
    'pow(',
    'e',
    'pi',
    '__proto__',
    'constructor(',
  ];
  const valid = [
    '1 / (1 + exp(-x))',
    'x > 0 ? x : 0.01 * x',
    'max(0, x)^2.5',
    'log1p(exp(-abs(x))) + y²',
    'mod(x, 2) == 1',
  ];

  const outcome = (text: string): 'value' | 'error' => {
    try {
      parse(text, { variables: ['x', 'y', 'x1'] });
      return 'value';
    } catch (error) {
      if (!(error instanceof FormulaError))
        throw new Error(`${JSON.stringify(text)}: ${String(error)}`, { cause: error });
      const inside = error.position >= 0 && error.position + error.length <= text.length;
      if (!inside || error.message.length < 10)
        throw new Error(`bad place or words for ${JSON.stringify(text)}`, { cause: error });
      return 'error';
    }
  };

  it('ends in a value or a FormulaError', () => {
    const count = { value: 0, error: 0 };
    for (let i = 0; i < 6000; i++) {
      let text = '';
      for (let n = random(14); n >= 0; n--) text += pick(pieces);
      count[outcome(text)]++;
    }
    for (let i = 0; i < 6000; i++) {
      let text = pick(valid);
      for (let n = random(3); n >= 0; n--) {
        const at = random(text.length + 1);
        text = text.slice(0, at) + pick(['', ...pieces]) + text.slice(at + random(3));
      }
      count[outcome(text)]++;
    }
    for (let i = 0; i < 2000; i++) {
      count[outcome(String.fromCharCode(...Array.from({ length: random(20) }, () => random(i % 2 ? 128 : 65536))))]++;
    }
    for (let i = 0; i < 100; i++) count[outcome(pick(pieces).repeat(random(400)))]++;
    expect(count.value).toBeGreaterThan(300);
    expect(count.error).toBeGreaterThan(1000);
  });
});
