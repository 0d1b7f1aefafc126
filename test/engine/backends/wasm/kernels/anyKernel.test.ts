import { expect, test } from 'vitest';
import type { Index, Reduction, Size, Tensor } from '../../../../../engine/plan/program.ts';
import { Draws } from '../../../../../engine/random/draws.ts';
import { affine, ProgramBuilder, type KernelSpec, type Position } from '../../programBuilder.ts';
import { runProgram, worst } from '../runProgram.ts';

/**
 * Kernels that nobody would write, drawn at random: up to three output and two reduction axes of ragged sizes, operands
 * that read any of them in any order, strided, shifted, backward, as bytes or through a table, several stores.
 */
const sizes = [1, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 17, 31];
const bodies = [
  'a * b',
  'a * b',
  'a',
  'a + b * k0',
  '(a - b) * (a - b)',
  'exp(0.3 * a)',
  'where(a > b, a, b)',
  'a * r',
];
const finals = ['reduced', 'reduced + c', 'tanh(reduced) + c', 'where(c > 0, reduced, 0)', 'reduced * u + c * i1'];
const values = [
  'a',
  'a * c + b',
  'a * u + exp(0.1 * b)',
  'where(r > 0.5, a, c)',
  'i0 * 2 + i1 + a',
  'a * a * c + b * b',
];
const looked = 64;
const samples = 12;

class KernelDraw {
  readonly #draws: Draws;
  readonly #axes: Size[];
  readonly #over: Size[];
  readonly #builder: ProgramBuilder;
  readonly #table: Tensor;
  readonly #given: Record<number, number[]> = {};

  constructor(seed: number) {
    this.#draws = new Draws(seed, 'any kernel');
    this.#builder = new ProgramBuilder(this.#pick(sizes), ['u']);
    this.#axes = this.#several(4, () => this.#pick(sizes));
    this.#over = this.#several(3, () => this.#pick(sizes));
    const batched = this.#pick([this.#axes, this.#over, []]);
    if (batched.length > 0) batched[0] = 'rows';
    this.#table = this.#builder.tensor([looked], 'table', 'u32');
    this.#given[this.#table.id] = Array.from({ length: looked }, () => this.#draws.integer(samples - 3));
  }

  async check(): Promise<void> {
    const builder = this.#builder;
    const outer = this.#axes.map((_, d) => `i${d}`);
    const all = [...outer, ...this.#over.map((_, d) => `k${d}`)];
    const inputs: KernelSpec['inputs'] = {
      a: this.#operand(all),
      b: this.#operand(all),
      c: this.#operand(outer),
      r: { stream: 7, position: affine(Object.fromEntries(all.map((name, i) => [name, 1 + 3 * i])), 2), perRow: 5 },
    };
    // Axes that this kernel has not stand for 1.
    const known = (text: string): string => text.replaceAll(/[ik]\d/g, (axis) => (all.includes(axis) ? axis : '1'));
    const stores = this.#several(
      2,
      () => this.#store(outer, known(this.#pick(this.#over.length ? finals : values))),
      1,
    );
    const spec: KernelSpec = { axes: this.#axes, inputs, stores };
    const by = this.#pick(['sum', 'sum', 'max', 'min'] as const satisfies Reduction['by'][]);
    builder.phase(this.#over.length ? { ...spec, over: this.#over, by, body: known(this.#pick(bodies)) } : spec);

    const rows = 1 + this.#draws.integer(builder.capacity);
    const commands = [
      { rows, start: 2, rowOffset: 40, step: 5, uniforms: [0.7] },
      { rows: 1 + this.#draws.integer(rows), start: 1, accumulate: 1 as const, slot: 3, uniforms: [0.25] },
    ];
    const results = await runProgram(builder.program(), commands, this.#given);
    const terms = this.#over.reduce<number>((n, size) => n * (size === 'rows' ? builder.capacity : size), 1);
    for (const { into } of stores) expect(worst(results, into).error).toBeLessThan(2e-6 * (4 + terms));
  }

  /** A tensor over some of the axes, and how it is read. */
  #operand(names: readonly string[]): readonly [Tensor, ...Position[]] {
    const chosen = names.filter(() => this.#draws.uniform() < 0.7);
    const batch = chosen.filter((name) => this.#size(name) === 'rows');
    const others = chosen.filter((name) => this.#size(name) !== 'rows');
    const shape: Size[] = [];
    const index: Position[] = [];
    for (const name of [...batch, ...(this.#chance(0.5) ? others : others.toReversed())]) {
      const size = this.#size(name);
      const [extent, position] = size === 'rows' ? ([size, name] as const) : this.#position(name, size);
      shape.push(extent);
      index.push(position);
    }
    const bytes = shape.length > 0 && shape[0] !== 'rows' && this.#chance(0.15);
    const tensor = this.#builder.tensor(shape, 'table', bytes ? 'u8' : 'f32');
    const count = shape.reduce<number>((n, size) => n * (size === 'rows' ? 1 : size), 1);
    if (bytes) this.#given[tensor.id] = Array.from({ length: count }, () => this.#draws.integer(4));
    return [tensor, ...index];
  }

  /** An extent and an index that stays within it. */
  #position(name: string, size: number): readonly [number, Position] {
    switch (this.#draws.integer(8)) {
      case 0: {
        const [times, plus] = [1 + this.#draws.integer(3), this.#draws.integer(3)];
        return [(size - 1) * times + plus + 1 + this.#draws.integer(2), affine({ [name]: times }, plus)];
      }
      case 1:
        return [size, affine({ [name]: -1 }, size - 1)];
      case 2: {
        const index: Index = { terms: [{ axis: name, times: 1 }], plus: 0, through: this.#table.id };
        return [samples, this.#chance(0.5) ? { ...index, counter: 'start' } : index];
      }
      default:
        return [size, name];
    }
  }

  #store(names: readonly string[], value: string): KernelSpec['stores'][number] {
    const turned = this.#axes[0] !== 'rows' && this.#chance(0.3);
    const axes = turned ? names.toReversed() : names;
    const at: Position[] = [...axes];
    const shape = turned ? this.#axes.toReversed() : [...this.#axes];
    const last = shape.at(-1);
    if (typeof last === 'number' && this.#chance(0.2)) {
      shape[shape.length - 1] = last + 3;
      at[at.length - 1] = affine({ [axes.at(-1)!]: 1 }, this.#draws.integer(4));
    }
    const into = this.#builder.tensor(shape, this.#pick(['output', 'output', 'state'] as const));
    return { into, at, value, accumulates: this.#chance(0.2) };
  }

  #size(name: string): Size {
    return (name.startsWith('i') ? this.#axes : this.#over)[Number(name[1])]!;
  }

  #chance(probability: number): boolean {
    return this.#draws.uniform() < probability;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#draws.integer(list.length)]!;
  }

  #several<T>(below: number, make: () => T, least = 0): T[] {
    return Array.from({ length: least + this.#draws.integer(below) }, make);
  }
}

const groups = 8;
const perGroup = 25;

test.each(Array.from({ length: groups }, (_, i) => i * perGroup))('kernels %i and on', async (from) => {
  for (let seed = from; seed < from + perGroup; seed++) await new KernelDraw(seed).check();
});
