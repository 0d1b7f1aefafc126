import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../engine/formula/evaluate.ts';
import { call, constant, variable, type Expression } from '../../../engine/formula/expression.ts';
import { nodesOf } from '../../../engine/formula/nodesOf.ts';
import { operation, operations, type Operator } from '../../../engine/formula/operations.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { nodeCount, substitute, variablesOf } from '../../../engine/formula/substitute.ts';
import { treeSize } from '../../../engine/formula/treeSize.ts';
import { wildExpression } from './arbitraryExpression.ts';

const x = variable('x');
const y = variable('y');

describe('interning', () => {
  it('makes equal expressions the same object', () => {
    expect(parse('tanh(x) * (1 + y)')).toBe(parse('tanh( x )*(1+y)'));
    expect(constant(-0)).toBe(constant(0));
    expect(parse('x')).not.toBe(parse('y'));
  });

  it('refuses what is not finite and a wrong number of arguments', () => {
    for (const value of [NaN, Infinity, -Infinity]) expect(() => constant(value)).toThrow(RangeError);
    expect(() => call('add', x)).toThrow('add takes 2 arguments, got 1');
    expect(() => call('exp', x, y)).toThrow(RangeError);
  });
});

describe('simplification', () => {
  it.each([
    ['x + 0', 'x'],
    ['0 + x', 'x'],
    ['x - x', '0'],
    ['0 - x', '-x'],
    ['x * 0', '0'],
    ['1 * x', 'x'],
    ['x / 1', 'x'],
    ['x / x', '1'],
    ['x + x', '2 * x'],
    ['3 * x - x', '2 * x'],
    ['x * 2', '2 * x'],
    ['2 * (3 * x)', '6 * x'],
    ['(2 * x) * (3 * y)', '6 * (x * y)'],
    ['x + -y', 'x - y'],
    ['x - -2 * y', 'x + 2 * y'],
    ['-(x - y)', 'y - x'],
    ['-(-x)', 'x'],
    ['-x * y', '-(x * y)'],
    ['-x * -y', 'x * y'],
    ['(x + 1) + 2', '3 + x'],
    ['(x - 1) + 1', 'x'],
    ['2 - (1 - x)', '1 + x'],
    ['x ^ 0', '1'],
    ['x ^ 1', 'x'],
    ['x ^ 0.5', 'sqrt(x)'],
    ['x ^ -2', '1 / (x * x)'],
    ['x * x * x', 'x ^ 3'],
    ['x ^ 2 * x ^ 3', 'x ^ 5'],
    ['(x ^ 2) ^ 4', 'x ^ 8'],
    ['x * (1 / y)', 'x / y'],
    ['2 * 3 + 4', '10'],
    ['max(0, x)', 'max(x, 0)'],
    ['tanh(-x)', '-tanh(x)'],
    ['cos(-x)', 'cos(x)'],
    ['x > 0 ? y : y', 'y'],
    ['1 > 2 ? x : y', 'y'],
    ['(x > 0 ? 1 : 0) * y', 'x > 0 ? y : 0'],
    ['x > x', '0'],
    ['x >= x', '1'],
  ])('%s is %s', (text, expected) => {
    expect(parse(text)).toBe(parse(expected));
  });

  it('multiplies whole powers out with few products', () => {
    expect(nodeCount(parse('x^8'))).toBe(4);
    expect(nodeCount(parse('x^7'))).toBe(5);
    expect(parse('x^9').op).toBe('pow');
  });

  it('folds to finite numbers only', () => {
    expect(call('div', constant(1), constant(0)).op).toBe('div');
    expect(call('exp', constant(1000)).op).toBe('exp');
    expect(call('exp', constant(0))).toBe(constant(1));
    const tiny = constant(1e-200);
    expect(evaluate(call('mul', tiny, call('mul', tiny, x)), { x: 1e300 }) / 1e-100).toBeCloseTo(1, 12);
  });

  it('is stable: an operation on the arguments of its result is that result', () => {
    fc.assert(
      fc.property(wildExpression, (e) => {
        for (const node of nodesOf(e)) {
          if (node.op !== 'number' && node.op !== 'variable') expect(call(node.op, ...node.args)).toBe(node);
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  /** Unsimplified value, the magnitude of everything on the way, and whether it stays clear of jumps. */
  interface Plain {
    readonly value: number;
    readonly clear: boolean;
  }
  type Tree = number | 'x' | 'y' | readonly [Operator, ...Tree[]];
  const trees: fc.Arbitrary<Tree> = fc.letrec<{ t: Tree }>((tie) => ({
    t: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<Tree>('x', 'y', 1, 0, -1, 2, 0.5, 3),
      fc.constantFrom(...(Object.keys(operations) as Operator[])).chain((operator) => {
        const { arity } = operation(operator);
        return fc.array(tie('t'), { minLength: arity, maxLength: arity }).map((args): Tree => [operator, ...args]);
      }),
    ),
  })).t;
  const build = (tree: Tree): Expression => {
    if (typeof tree === 'number') return constant(tree);
    if (typeof tree === 'string') return variable(tree);
    const [operator, ...args] = tree;
    return call(operator, ...args.map(build));
  };
  const STEPS = new Set<Operator>(['gt', 'ge', 'eq', 'floor', 'mod', 'sign', 'where']);
  const plain = (tree: Tree, env: { x: number; y: number }): Plain => {
    if (typeof tree === 'number') return { value: tree, clear: true };
    if (typeof tree === 'string') return { value: env[tree], clear: true };
    const [operator, ...args] = tree;
    const [a, b, c] = args.map((arg) => plain(arg, env));
    const parts = [a, b, c].filter((part) => part !== undefined);
    const value = operation(operator).evaluate(a?.value ?? 0, b?.value ?? 0, c?.value ?? 0);
    const inRange = (v: number): boolean => v === 0 || (Math.abs(v) < 1e6 && Math.abs(v) > 1e-6);
    return { value, clear: !STEPS.has(operator) && inRange(value) && parts.every((part) => part.clear) };
  };

  it('keeps values', () => {
    let compared = 0;
    fc.assert(
      fc.property(trees, fc.double({ min: 0.3, max: 2.9, noNaN: true }), (tree, value) => {
        const env = { x: value, y: 2.2 - value * 0.83 };
        const expected = plain(tree, env);
        if (!expected.clear) return;
        compared++;
        // cancellation inside may magnify rounding: values on the way are within 1e±6
        const error = Math.abs(evaluate(build(tree), env) - expected.value);
        expect(error, JSON.stringify(tree)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(expected.value)));
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});

describe('substitute', () => {
  it('exchanges nodes once and simplifies again', () => {
    expect(substitute(parse('x * y + x'), (e) => (e === x ? constant(2) : undefined))).toBe(parse('2 * y + 2'));
    expect(substitute(parse('1 - tanh(x)^2'), (e) => (e === parse('tanh(x)') ? y : undefined))).toBe(parse('1 - y^2'));
    expect(substitute(x, (e) => (e === x ? parse('x + 1') : undefined))).toBe(parse('x + 1'));
    const untouched = parse('exp(x) / y');
    expect(substitute(untouched, () => undefined)).toBe(untouched);
  });

  it('handles chains deeper than the call stack', () => {
    let deep = x;
    for (let i = 0; i < 100_000; i++) deep = call('tanh', deep);
    expect(nodeCount(deep)).toBe(100_001);
    expect(nodeCount(substitute(deep, (e) => (e === x ? parse('x + y') : undefined)))).toBe(100_003);
  });
});

describe('measures', () => {
  it('names the variables', () => {
    expect([...variablesOf(parse('x * y + sin(x) - pi'))].toSorted()).toEqual(['x', 'y']);
    expect(variablesOf(constant(1)).size).toBe(0);
  });

  it('counts what text would repeat, but a power once', () => {
    expect(treeSize(parse('exp(x) + 1 / exp(x)'))).toBe(7);
    expect(treeSize(parse('(1 + x)^8'))).toBe(4);
    let doubling = x;
    for (let i = 0; i < 2000; i++) doubling = call('div', doubling, call('add', constant(1), doubling));
    expect(treeSize(doubling)).toBe(Infinity);
  });
});
