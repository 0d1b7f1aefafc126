import type { Expression } from '../../formula/expression.ts';
import type { Operator } from '../../formula/operations.ts';
import type { CodeBuilder, Local } from './codeBuilder.ts';
import type { PlainInstruction } from './instructions.ts';
import * as math from './vectorMath.ts';

type Comparison = 'gt' | 'ge' | 'eq';

const comparisons: Readonly<Record<Comparison, PlainInstruction>> = {
  gt: 'f32x4.gt',
  ge: 'f32x4.ge',
  eq: 'f32x4.eq',
};

const isComparison = (op: string): op is Comparison => op in comparisons;

const instruction =
  (name: PlainInstruction): math.Emit =>
  (f) => {
    f.op(name);
  };

/** Code of every operation whose arguments are simply pushed in order. */
const operators: Readonly<Record<Exclude<Operator, Comparison | 'where'>, math.Emit>> = {
  neg: instruction('f32x4.neg'),
  add: instruction('f32x4.add'),
  sub: instruction('f32x4.sub'),
  mul: instruction('f32x4.mul'),
  div: instruction('f32x4.div'),
  // pmin and pmax are one instruction where min and max are seven; they differ only for NaN and the sign of 0.
  min: instruction('f32x4.pmin'),
  max: instruction('f32x4.pmax'),
  abs: instruction('f32x4.abs'),
  floor: instruction('f32x4.floor'),
  sqrt: instruction('f32x4.sqrt'),
  sign: math.sign,
  mod: math.mod,
  pow: math.pow,
  exp: math.exp,
  expm1: math.expm1,
  log: math.log,
  log1p: math.log1p,
  sin: math.sin,
  cos: math.cos,
  tanh: math.tanh,
  sigmoid: math.sigmoid,
  softplus: math.softplus,
  erf: math.erf,
  logCosh: math.logCosh,
};

/** How often each node is needed where every node is computed once. */
export function countUses(roots: readonly Expression[]): ReadonlyMap<Expression, number> {
  const uses = new Map<Expression, number>();
  const count = (node: Expression): void => {
    const before = uses.get(node) ?? 0;
    uses.set(node, before + 1);
    if (before === 0) for (const arg of node.args) count(arg);
  };
  for (const root of roots) count(root);
  return uses;
}

/**
 * Writes the values of formulas, four lanes at once. A node that the roots use more than once is computed once, when
 * it is first needed, and kept in a local; code is written in the order in which it runs, so that local is always set.
 */
export class ExpressionEmitter {
  readonly #f: CodeBuilder;
  readonly #leaf: (node: Expression) => boolean;
  readonly #uses: ReadonlyMap<Expression, number>;
  readonly #values = new Map<Expression, Local>();

  /** `uses` counts the nodes of all roots that will be pushed; `leaf` pushes the value of a node that is known from elsewhere and says true; variables must be. */
  constructor(f: CodeBuilder, uses: ReadonlyMap<Expression, number>, leaf: (node: Expression) => boolean) {
    this.#f = f;
    this.#leaf = leaf;
    this.#uses = uses;
  }

  /** Pushes the value of a node below the roots. */
  push(node: Expression): void {
    const f = this.#f;
    if (node.op === 'number') {
      f.f32x4(node.value);
      return;
    }
    const kept = this.#values.get(node);
    if (kept) {
      f.get(kept);
      return;
    }
    if (this.#leaf(node)) {
      // A load is worth keeping, a local would only be copied; V8 removes the copy.
    } else if (node.op === 'variable') throw new RangeError(`formula uses "${node.name}", which has no value here`);
    else if (node.op === 'where') this.#pushChoice(node);
    else if (isComparison(node.op)) {
      this.#pushComparison(node, node.op);
      f.f32x4(1).op('v128.and');
    } else if (node.op !== 'add' || !this.#pushFused(node)) {
      for (const arg of node.args) this.push(arg);
      operators[node.op](f);
    }
    if ((this.#uses.get(node) ?? 0) < 2) return;
    const local = f.local('v128');
    this.#values.set(node, local);
    f.tee(local);
  }

  /** Hands the locals back; the emitter has done its work. */
  close(): void {
    this.#f.release(...this.#values.values());
    this.#values.clear();
  }

  /** a · b + c at once where nothing else needs the product; says whether the sum is one. */
  #pushFused({ args }: Expression): boolean {
    const f = this.#f;
    const at = args.findIndex((arg) => arg.op === 'mul' && (this.#uses.get(arg) ?? 0) < 2 && !this.#values.has(arg));
    const [product, addend] = [args[at], args[1 - at]];
    if (!product || !addend) return false;
    if (this.#leaf(product)) {
      this.push(addend);
      f.op('f32x4.add');
      return true;
    }
    for (const factor of product.args) this.push(factor);
    f.multiplyAdd(() => this.push(addend));
    return true;
  }

  #pushChoice(node: Expression): void {
    const f = this.#f;
    const [condition, yes, no] = node.args;
    if (!condition || !yes || !no) throw new RangeError('where takes 3 arguments');
    // Zero is all bits clear, so masking one side is the whole choice.
    if (no.value === 0) {
      this.push(yes);
      this.#pushMask(condition);
      f.op('v128.and');
    } else if (yes.value === 0) {
      this.push(no);
      this.#pushMask(condition);
      f.op('v128.andnot');
    } else {
      this.push(yes);
      this.push(no);
      this.#pushMask(condition);
      f.op('v128.bitselect');
    }
  }

  /** All bits set where the condition is not 0. */
  #pushMask(condition: Expression): void {
    if (isComparison(condition.op) && !this.#values.has(condition)) this.#pushComparison(condition, condition.op);
    else {
      this.push(condition);
      this.#f.f32x4(0).op('f32x4.ne');
    }
  }

  #pushComparison(node: Expression, op: Comparison): void {
    for (const arg of node.args) this.push(arg);
    this.#f.op(comparisons[op]);
  }
}
