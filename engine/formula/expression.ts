import { operation, type Operator } from './operations.ts';

export type Op = Operator | 'number' | 'variable';

/**
 * A formula as a directed acyclic graph. Nodes are interned: equal expressions are the same object, so sharing,
 * common subexpressions and "is it the same formula" are comparisons of references. Arguments are older (have a lower
 * id) than the node that uses them.
 */
export interface Expression {
  readonly id: number;
  readonly op: Op;
  readonly args: readonly Expression[];
  /** The value of a number, else NaN. */
  readonly value: number;
  /** The name of a variable, else ''. */
  readonly name: string;
}

const pool = new Map<string, Expression>();

function intern(key: string, op: Op, args: readonly Expression[], value: number, name: string): Expression {
  let node = pool.get(key);
  if (node === undefined) {
    node = { id: pool.size, op, args, value, name };
    pool.set(key, node);
  }
  return node;
}

/** A finite number; −0 becomes 0. Throws RangeError for NaN and the infinities, which no formula may hold. */
export function constant(value: number): Expression {
  if (!Number.isFinite(value)) throw new RangeError(`a formula holds finite numbers only, got ${value}`);
  return intern(String(value), 'number', [], value === 0 ? 0 : value, '');
}

export const variable = (name: string): Expression => intern(`$${name}`, 'variable', [], Number.NaN, name);

const node = (op: Operator, ...args: readonly Expression[]): Expression =>
  intern(`${op}(${args.map((arg) => arg.id).join(',')})`, op, args, Number.NaN, '');

const isNumber = (e: Expression): boolean => e.op === 'number';

/** Whole powers up to this one are multiplied out. */
const LARGEST_PRODUCT = 8;

interface WholePower {
  readonly base: Expression;
  readonly exponent: number;
}
const wholePowers = new Map<Expression, WholePower>();

/** The base and exponent (2 to 8) of a whole power that was multiplied out, for those who print it. */
export const wholePower = (e: Expression): WholePower | undefined => wholePowers.get(e);

/** base^exponent by repeated squaring, exponent from 2 to 8; the base is no number and no opposite. */
function multiplyOut(base: Expression, exponent: number): Expression {
  const half = exponent % 2 === 0 ? powerOf(base, exponent / 2) : powerOf(base, exponent - 1);
  const product = node('mul', ...(exponent % 2 === 0 ? [half, half] : [base, half]));
  wholePowers.set(product, { base, exponent });
  return product;
}
const powerOf = (base: Expression, exponent: number): Expression =>
  exponent === 1 ? base : multiplyOut(base, exponent);

/** −e where that is no longer than e: for −a, negative numbers and products or quotients that start with one. */
function opposite(e: Expression): Expression | undefined {
  const [a, b] = e.args;
  if (e.op === 'neg') return a;
  if (e.value < 0) return constant(-e.value);
  if (a !== undefined && b !== undefined && a.value < 0 && (e.op === 'mul' || e.op === 'div')) {
    return call(e.op, constant(-a.value), b);
  }
  return undefined;
}

/** e as factor · rest. */
function factored(e: Expression): { factor: number; rest: Expression } {
  const [a, b] = e.args;
  return e.op === 'mul' && a !== undefined && b !== undefined && isNumber(a)
    ? { factor: a.value, rest: b }
    : { factor: 1, rest: e };
}

/** e as offset + sign · rest. */
function shifted(e: Expression): { offset: number; sign: 1 | -1; rest: Expression } {
  const [a, b] = e.args;
  if (a !== undefined && b !== undefined) {
    if (e.op === 'add' && isNumber(a)) return { offset: a.value, sign: 1, rest: b };
    if (e.op === 'sub' && isNumber(a)) return { offset: a.value, sign: -1, rest: b };
    if (e.op === 'sub' && isNumber(b)) return { offset: -b.value, sign: 1, rest: a };
  }
  return { offset: 0, sign: 1, rest: e };
}

/** value + direction · e where e has an offset of its own to be merged with. */
function merged(value: number, direction: 1 | -1, e: Expression): Expression | undefined {
  const { offset, sign, rest } = shifted(e);
  const total = value + direction * offset;
  if (offset === 0 || !Number.isFinite(total)) return undefined;
  return direction === sign ? add(constant(total), rest) : sub(constant(total), rest);
}

const times = (factor: number, e: Expression): Expression => call('mul', constant(factor), e);
/** A folded factor must neither overflow nor vanish. */
const usable = (value: number): boolean => Number.isFinite(value) && value !== 0;

function add(a: Expression, b: Expression): Expression {
  if (a.value === 0) return b;
  if (b.value === 0) return a;
  if (isNumber(b)) return add(b, a);
  const shift = isNumber(a) ? merged(a.value, 1, b) : undefined;
  if (shift !== undefined) return shift;
  const minusB = opposite(b);
  if (minusB !== undefined) return sub(a, minusB);
  const minusA = opposite(a);
  if (minusA !== undefined) return sub(b, minusA);
  const left = factored(a);
  const right = factored(b);
  if (left.rest === right.rest && usable(left.factor + right.factor)) {
    return times(left.factor + right.factor, left.rest);
  }
  return node('add', a, b);
}

function sub(a: Expression, b: Expression): Expression {
  if (a === b) return constant(0);
  if (b.value === 0) return a;
  if (a.value === 0) return neg(b);
  const shift = isNumber(a) ? merged(a.value, -1, b) : isNumber(b) ? merged(-b.value, 1, a) : undefined;
  if (shift !== undefined) return shift;
  const minusB = opposite(b);
  if (minusB !== undefined) return add(a, minusB);
  const left = factored(a);
  const right = factored(b);
  if (left.rest === right.rest && usable(left.factor - right.factor)) {
    return times(left.factor - right.factor, left.rest);
  }
  return node('sub', a, b);
}

function neg(a: Expression): Expression {
  if (isNumber(a)) return constant(-a.value);
  const positive = opposite(a);
  if (positive !== undefined) return positive;
  const [first, second] = a.args;
  if (first !== undefined && second !== undefined) {
    if (a.op === 'sub') return sub(second, first);
    if ((a.op === 'mul' || a.op === 'div') && isNumber(first)) return call(a.op, constant(-first.value), second);
  }
  return node('neg', a);
}

function mul(a: Expression, b: Expression): Expression {
  if (a.value === 0 || b.value === 0) return constant(0);
  if (a.value === 1) return b;
  if (b.value === 1) return a;
  if (isNumber(b)) return mul(b, a);
  if (a.value === -1) return neg(b);
  const right = factored(b);
  if (isNumber(a)) {
    if (b.op === 'neg' && b.args[0] !== undefined) return mul(constant(-a.value), b.args[0]);
    if (right.factor !== 1 && usable(a.value * right.factor)) return times(a.value * right.factor, right.rest);
    if (b.op === 'div' && b.args[0]?.value === 1 && b.args[1] !== undefined) return div(a, b.args[1]);
    return maskedProduct(a, b) ?? node('mul', a, b);
  }
  const left = factored(a);
  if ((left.factor !== 1 || right.factor !== 1) && usable(left.factor * right.factor)) {
    return times(left.factor * right.factor, mul(left.rest, right.rest));
  }
  if (a.op === 'neg' && a.args[0] !== undefined) return neg(mul(a.args[0], b));
  if (b.op === 'neg' && b.args[0] !== undefined) return neg(mul(a, b.args[0]));
  const [over, under] = b.args;
  if (b.op === 'div' && under !== undefined && over?.value === 1) {
    return a === b ? call('div', constant(1), mul(under, under)) : call('div', a, under);
  }
  if (a.op === 'div' && a.args[0]?.value === 1 && a.args[1] !== undefined) return call('div', b, a.args[1]);
  const masked = maskedProduct(a, b) ?? maskedProduct(b, a);
  if (masked !== undefined) return masked;
  const leftPower = wholePowers.get(a) ?? { base: a, exponent: 1 };
  const rightPower = wholePowers.get(b) ?? { base: b, exponent: 1 };
  const exponent = leftPower.exponent + rightPower.exponent;
  if (leftPower.base === rightPower.base && exponent <= LARGEST_PRODUCT) return multiplyOut(leftPower.base, exponent);
  return a === b ? multiplyOut(a, 2) : node('mul', a, b);
}

/** factor · where(c, p, 0) = where(c, factor · p, 0): what is masked needs no product. */
function maskedProduct(factor: Expression, e: Expression): Expression | undefined {
  const [condition, yes, no] = e.args;
  if (e.op !== 'where' || condition === undefined || yes === undefined || no === undefined) return undefined;
  const numbers = isNumber(factor) && isNumber(yes) && isNumber(no);
  if (!numbers && !(isNumber(yes) && no.value === 0) && !(isNumber(no) && yes.value === 0)) return undefined;
  return call('where', condition, call('mul', factor, yes), call('mul', factor, no));
}

function div(a: Expression, b: Expression): Expression {
  if (a.value === 0) return a;
  if (b.value === 1) return a;
  if (a === b) return constant(1);
  if (b.value < 0) return neg(div(a, constant(-b.value)));
  if (a.op === 'neg' && a.args[0] !== undefined) return neg(div(a.args[0], b));
  if (b.op === 'neg' && b.args[0] !== undefined) return neg(div(a, b.args[0]));
  const { factor, rest } = factored(a);
  if (factor < 0) return neg(div(neg(a), b));
  if (factor !== 1 && isNumber(b) && Number.isInteger(factor / b.value)) return times(factor / b.value, rest);
  return node('div', a, b);
}

function pow(a: Expression, b: Expression): Expression {
  if (b.value === 0 || a.value === 1) return constant(1);
  if (b.value === 1) return a;
  if (b.value === 0.5) return call('sqrt', a);
  if (b.value === -0.5) return div(constant(1), call('sqrt', a));
  if (b.value < 0 && Number.isInteger(b.value)) return div(constant(1), pow(a, constant(-b.value)));
  if (Number.isInteger(b.value) && b.value <= LARGEST_PRODUCT) {
    const half = pow(a, constant(Math.floor(b.value / 2)));
    return b.value % 2 === 0 ? mul(half, half) : mul(a, mul(half, half));
  }
  return node('pow', a, b);
}

const ODD: ReadonlySet<Op> = new Set<Operator>(['sin', 'tanh', 'erf', 'sign']);
const EVEN: ReadonlySet<Op> = new Set<Operator>(['cos', 'abs', 'logCosh']);

/**
 * The expression `operator(...args)`, simplified: constants fold where the result is finite, numbers come first in sums
 * and products (last in min and max), signs move outward, like terms and equal powers are collected, whole powers to 8
 * are multiplied out. Calling it again with the operator and arguments of its result gives the same object.
 */
export function call(operator: Operator, ...args: readonly Expression[]): Expression {
  const { arity, evaluate } = operation(operator);
  const [a, b, c] = args;
  if (args.length !== arity || a === undefined) {
    throw new RangeError(`${operator} takes ${arity} arguments, got ${args.length}`);
  }
  if (args.every(isNumber)) {
    const value = evaluate(a.value, b?.value ?? 0, c?.value ?? 0);
    return Number.isFinite(value) ? constant(value) : node(operator, ...args);
  }
  if (b === undefined) {
    if (operator === 'neg') return neg(a);
    const positive = ODD.has(operator) || EVEN.has(operator) ? opposite(a) : undefined;
    if (positive === undefined) return operator === 'abs' && a.op === 'abs' ? a : node(operator, a);
    return ODD.has(operator) ? neg(node(operator, positive)) : call(operator, positive);
  }
  if (c !== undefined) {
    if (b === c) return b;
    if (isNumber(a)) return a.value !== 0 ? b : c;
    return node(operator, a, b, c);
  }
  switch (operator) {
    case 'add':
      return add(a, b);
    case 'sub':
      return sub(a, b);
    case 'mul':
      return mul(a, b);
    case 'div':
      return div(a, b);
    case 'pow':
      return pow(a, b);
    case 'min':
    case 'max':
      if (a === b) return a;
      return isNumber(a) ? node(operator, b, a) : node(operator, a, b);
    case 'gt':
    case 'ge':
    case 'eq':
      return a === b ? constant(operator === 'gt' ? 0 : 1) : node(operator, a, b);
    default:
      return node(operator, a, b);
  }
}
