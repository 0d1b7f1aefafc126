import { describe, expect, test } from 'vitest';
import { countUses, ExpressionEmitter } from '../../../../engine/backends/wasm/emitExpression.ts';
import type { InstructionSet } from '../../../../engine/backends/wasm/instructions.ts';
import { call, constant, variable, type Expression } from '../../../../engine/formula/expression.ts';
import { compile } from '../../../../engine/formula/evaluate.ts';
import { operation, operations, type Operator } from '../../../../engine/formula/operations.ts';
import { parse } from '../../../../engine/formula/parse.ts';
import { Draws } from '../../../../engine/random/draws.ts';
import { instructionSets } from './instructionSets.ts';
import { vectorFunction } from './vectorFunction.ts';

const names = ['a', 'b', 'c'] as const;

/** A formula in a, b and c as a function of three columns. */
function vectorFormula(
  e: Expression,
  instructions: InstructionSet = 'simd',
): (...columns: Float32Array[]) => Float32Array {
  return vectorFunction(
    (f) => {
      // The arguments come in reading order, so the last lies on top.
      const locals = names.map(() => f.local('v128'));
      for (const local of locals.toReversed()) f.set(local);
      const emitter = new ExpressionEmitter(f, countUses([e]), ({ op, name }) => {
        if (op !== 'variable') return false;
        f.get(locals[names.indexOf(name as 'a')]!);
        return true;
      });
      emitter.push(e);
      emitter.close();
    },
    3,
    instructions,
  );
}

const column = (purpose: string, scale: number, whole = false): Float32Array => {
  const draws = new Draws(3, purpose);
  return Float32Array.from({ length: 4000 }, (_, i) => {
    const value = draws.normal(0, 1) * scale ** (i % 3);
    return whole ? Math.round(value) : value;
  });
};

const [a, b, c] = names.map(variable) as [Expression, Expression, Expression];

describe.each(Object.keys(operations) as Operator[])('%s', (operator) => {
  const { arity, evaluate } = operation(operator);
  const e = call(operator, ...[a, b, c].slice(0, arity));

  // Whole numbers make ties, exact comparisons and quotients without a doubtful floor.
  const ways = [false, true].flatMap((whole) => instructionSets.map((instructions) => ({ whole, instructions })));
  test.each(ways)('agrees with 64 bits, whole numbers: $whole ($instructions)', ({ whole, instructions }) => {
    const columns = names.map((name) => column(name, 10, whole));
    const found = vectorFormula(e, instructions)(...columns);
    let worst = 0;
    found.forEach((value, i) => {
      const [x, y, z] = columns.map((values) => values[i]!) as [number, number, number];
      const expected = evaluate(x, y, z);
      // No real value, or none that 32 bits hold: saturation is a matter of vectorMath.
      if (!Number.isFinite(expected) || Math.abs(expected) > 1e38) return;
      const error = Math.abs(value - expected);
      const scale =
        operator === 'mod'
          ? Math.max(Math.abs(x), Math.abs(y))
          : operator === 'pow'
            ? Math.abs(expected) * (1 + Math.abs(y * Math.log(Math.abs(x) || 1)))
            : operator === 'sin' || operator === 'cos'
              ? 1
              : Math.abs(expected);
      const jump = operator === 'mod' ? Math.min(error, Math.abs(error - Math.abs(y))) : error;
      worst = Math.max(worst, (jump - 1.2e-38) / (scale + 1e-30));
    });
    expect(worst).toBeLessThan(4.2e-7);
  });
});

const formulas = [
  'a * b + c',
  'c + a * b',
  'a * b + a * c + b * c',
  'a * b + (1 + a * b) * c',
  '(a + b) * (a + b) - (a + b) / 3',
  'where(a > b, a, b) + where(b >= a, c, 0) - where(a == b, 0, a)',
  'where(a, b, c)',
  '(a > 0) + (a > 0) * b + where(a > 0, 1, 2)',
  'tanh(a) * (1 - tanh(a) * tanh(a)) + sigmoid(tanh(a))',
  'max(min(a, 1), -1) * exp(-b * b)',
  '0.5 * a * (1 + erf(a / 1.4142135623730951))',
  'where(c > 0, log1p(c), -log1p(-c)) + floor(c) - c',
];

const everyWay = formulas.flatMap((text) => instructionSets.map((instructions) => ({ text, instructions })));
test.each(everyWay)('$text ($instructions)', ({ text, instructions }) => {
  const e = parse(text, { variables: [...names] });
  const columns = names.map((name) => column(name, 1.5));
  const found = vectorFormula(e, instructions)(...columns);
  const exact = compile(e, [...names]);
  found.forEach((value, i) => {
    const expected = exact(columns.map((values) => values[i]!));
    expect(Math.abs(value - expected)).toBeLessThan(2e-6 * (1 + Math.abs(expected)));
  });
});

test('where keeps NaN and infinity of the branch not taken out', () => {
  const e = parse('where(a > 0, b, 0) + where(a > 0, 0, c)', { variables: [...names] });
  const found = vectorFormula(e)(Float32Array.of(1, -1), Float32Array.of(2, NaN), Float32Array.of(Infinity, 3));
  expect([...found]).toEqual([2, 3]);
});

test('a node that is used twice is computed once', () => {
  const size = (text: string): number => {
    let bytes = 0;
    const e = parse(text, { variables: [...names] });
    vectorFunction((f) => {
      const x = f.local('v128');
      f.set(x);
      const before = f.size;
      const emitter = new ExpressionEmitter(f, countUses([e]), ({ op }) => op === 'variable' && f.get(x) === f);
      emitter.push(e);
      emitter.close();
      bytes = f.size - before;
    });
    return bytes;
  };
  expect(size('exp(a) * (exp(a) + 1)')).toBeLessThan(size('exp(a)') + 50);
});

test('a variable without a value is an error that names it', () => {
  const e = call('add', variable('speed'), constant(1));
  const emit = () => vectorFunction((f) => new ExpressionEmitter(f, countUses([e]), () => false).push(e));
  expect(emit).toThrow('formula uses "speed", which has no value here');
});
