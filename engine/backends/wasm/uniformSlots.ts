import type { Expression } from '../../formula/expression.ts';
import { Commands } from '../../plan/commands.ts';
import { countUses, ExpressionEmitter } from './emitExpression.ts';
import type { CodeBuilder, Local } from './codeBuilder.ts';
import type { VectorSlots } from './vectorSlots.ts';

/**
 * What formulas need of a command's uniforms, computed once per command and kept in memory in all four lanes: the
 * uniforms themselves and whatever is made of them alone (a learning rate over its bias correction). Sliders therefore
 * act at once, and such parts cost kernels one load.
 */
export class UniformSlots {
  readonly #free: VectorSlots;
  readonly #uniforms: readonly string[];
  readonly #slots = new Map<Expression, number>();
  #asked = new Set<Expression>();

  constructor(free: VectorSlots, uniforms: readonly string[]) {
    this.#free = free;
    this.#uniforms = uniforms;
  }

  /** Pushes the value of a node made of uniforms alone. */
  push(f: CodeBuilder, node: Expression): void {
    let slot = this.#slots.get(node);
    if (slot === undefined) {
      slot = this.#free.take();
      this.#slots.set(node, slot);
    }
    this.#asked.add(node);
    f.i32(0).memory('v128.load', slot);
  }

  /** Runs `body` and returns the nodes that it asked for. */
  collect(body: () => void): ReadonlySet<Expression> {
    const before = this.#asked;
    const asked = new Set<Expression>();
    this.#asked = asked;
    body();
    this.#asked = before;
    return asked;
  }

  /** Writes code that fills these slots from the command at an address. */
  fill(f: CodeBuilder, command: Local, nodes: readonly Expression[]): void {
    const emitter = new ExpressionEmitter(f, countUses(nodes), ({ op, name }) => {
      if (op !== 'variable') return false;
      const word = Commands.firstUniform + this.#uniforms.indexOf(name);
      f.get(command).memory('v128.load32_splat', word * 4);
      return true;
    });
    for (const node of nodes) {
      f.i32(0);
      emitter.push(node);
      f.memory('v128.store', this.#slots.get(node) ?? 0);
    }
    emitter.close();
  }
}
