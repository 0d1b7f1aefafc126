import type { Expression } from '../../../formula/expression.ts';
import { countUses, ExpressionEmitter } from '../emitExpression.ts';
import type { CodeBuilder, Local } from '../codeBuilder.ts';
import type { UniformSlots } from '../uniformSlots.ts';
import type { Cursor } from './cursor.ts';
import { pushElements, pushIndices, pushPositions, type Lanes } from './lanes.ts';
import type { Nest } from './nest.ts';
import { drawUniform, loadRandomKeys, type RandomKeys } from './randomBits.ts';

/** Values of nodes that stand in locals. */
export type Known = Map<Expression, Local>;

/**
 * Evaluates a kernel's formulas wherever the cursor stands. Values that do not change inside a loop or along one side
 * of a tile are kept before it begins: `hold` makes them known until `forget`.
 */
export class Values {
  readonly #f: CodeBuilder;
  readonly #nest: Nest;
  readonly #cursor: Cursor;
  readonly #slots: UniformSlots;
  readonly #scopes: Known[] = [];
  readonly #uses = new WeakMap<readonly Expression[], ReadonlyMap<Expression, number>>();
  #keys: RandomKeys | undefined;

  constructor(f: CodeBuilder, nest: Nest, cursor: Cursor, slots: UniformSlots) {
    this.#f = f;
    this.#nest = nest;
    this.#cursor = cursor;
    this.#slots = slots;
  }

  /** Writes code with these values known. */
  within(known: readonly Known[], body: () => void): void {
    this.#scopes.push(...known);
    body();
    this.#scopes.length -= known.length;
  }

  /** Leaves each root's value to `take`, which must consume it from the stack before it returns. */
  evaluate(roots: readonly Expression[], lanes: Lanes, take: (root: Expression, position: number) => void): void {
    const emitter = new ExpressionEmitter(this.#f, this.#usesOf(roots), (node) => this.#pushKnown(node, lanes));
    roots.forEach((root, position) => {
      emitter.push(root);
      take(root, position);
    });
    emitter.close();
  }

  /**
   * Computes the largest parts of the roots that `fits` accepts by what they depend on, as far as they are not known or
   * free, and returns them.
   */
  hold(roots: readonly Expression[], lanes: Lanes, fits: (dependence: ReadonlySet<string>) => boolean): Known {
    const known: Known = new Map();
    const parts: Expression[] = [];
    const seen = new Set<Expression>();
    const visit = (node: Expression): void => {
      if (seen.has(node) || node.op === 'number' || this.#nest.isUniform(node) || this.#find(node)) return;
      seen.add(node);
      if (fits(this.#nest.dependence(node))) parts.push(node);
      else node.args.forEach(visit);
    };
    roots.forEach(visit);
    this.evaluate(parts, lanes, (part) => {
      const local = this.#f.local('v128');
      this.#f.set(local);
      known.set(part, local);
    });
    return known;
  }

  forget(...known: readonly Known[]): void {
    for (const values of known) this.#f.release(...values.values());
  }

  /** Random draws start from keys that the whole function shares: to be called outside all loops. */
  prepareRandom(): void {
    this.#keys = loadRandomKeys(this.#f);
  }

  /** Counted once for the lists that are evaluated in every cell of every tile. */
  #usesOf(roots: readonly Expression[]): ReadonlyMap<Expression, number> {
    let uses = this.#uses.get(roots);
    if (!uses) this.#uses.set(roots, (uses = countUses(roots)));
    return uses;
  }

  #find(node: Expression): Local | undefined {
    for (let scope = this.#scopes.length - 1; scope >= 0; scope--) {
      const local = this.#scopes[scope]?.get(node);
      if (local) return local;
    }
    return undefined;
  }

  #pushKnown(node: Expression, lanes: Lanes): boolean {
    const local = this.#find(node);
    if (local) this.#f.get(local);
    else if (this.#nest.isUniform(node)) this.#slots.push(this.#f, node);
    else if (node.op === 'variable') this.#pushVariable(node.name, lanes);
    else return false;
    return true;
  }

  #pushVariable(name: string, lanes: Lanes): void {
    const source = this.#nest.source(name);
    switch (source.kind) {
      case 'axis':
        pushPositions(this.#f, this.#cursor, source.axis, lanes);
        return;
      case 'tensor':
        pushElements(this.#f, this.#cursor, source.access, lanes);
        return;
      case 'random':
        if (!this.#keys) throw new RangeError(`random input ${name} has no keys`);
        pushIndices(this.#f, this.#cursor, source.index, lanes);
        drawUniform(this.#f, this.#keys, source.stream);
        return;
      case 'reduced':
      case 'uniform':
        throw new RangeError(`${name} has no value here`);
    }
  }
}
