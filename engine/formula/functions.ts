import { call, constant, type Expression } from './expression.ts';
import { operation, operations, type Operator } from './operations.ts';

interface FormulaFunction {
  readonly minimum: number;
  readonly maximum: number;
  readonly build: (...args: readonly Expression[]) => Expression;
}

const one = constant(1);
const half = constant(0.5);
const minus = (e: Expression): Expression => call('neg', e);

const unary = (build: (x: Expression) => Expression): FormulaFunction => ({
  minimum: 1,
  maximum: 1,
  build: (x = one) => build(x),
});

/** min and max of two or more. */
const folded = (operator: Operator): FormulaFunction => ({
  minimum: 2,
  maximum: 16,
  build: (first = one, ...rest) => rest.reduce((a, b) => call(operator, a, b), first),
});

const plain = (operator: Operator): FormulaFunction => {
  const { arity } = operation(operator);
  return { minimum: arity, maximum: arity, build: (...args) => call(operator, ...args) };
};

/** Operators written with signs have no name in a formula. */
const SIGNS: ReadonlySet<string> = new Set<Operator>(['neg', 'add', 'sub', 'mul', 'div', 'gt', 'ge', 'eq']);

const named = (Object.keys(operations) as Operator[])
  .filter((operator) => !SIGNS.has(operator))
  .map((operator): [string, FormulaFunction] => [operator, plain(operator)]);

/** What may be called in a formula: the operations, and readable synonyms that expand to them. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map<string, FormulaFunction>([
  ...named,
  ['min', folded('min')],
  ['max', folded('max')],
  ['relu', unary((x) => call('max', x, constant(0)))],
  ['ln', plain('log')],
  ['log2', unary((x) => call('div', call('log', x), constant(Math.LN2)))],
  ['log10', unary((x) => call('div', call('log', x), constant(Math.LN10)))],
  ['sq', unary((x) => call('mul', x, x))],
  ['tan', unary((x) => call('div', call('sin', x), call('cos', x)))],
  // expm1 keeps sinh exact near 0
  ['sinh', unary((x) => call('mul', half, call('sub', call('expm1', x), call('expm1', minus(x)))))],
  ['cosh', unary((x) => call('mul', half, call('add', call('exp', x), call('exp', minus(x)))))],
  ['ceil', unary((x) => minus(call('floor', minus(x))))],
  ['round', unary((x) => call('floor', call('add', half, x)))],
  [
    'clip',
    { minimum: 3, maximum: 3, build: (x = one, low = one, high = one) => call('min', call('max', x, low), high) },
  ],
]);
