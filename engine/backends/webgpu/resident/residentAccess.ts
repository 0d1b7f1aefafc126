import type { WgslType } from '../../../formula/wgslPrelude.ts';
import {
  elementCount,
  type Input,
  type Kernel,
  type Program,
  type Store,
  type TensorId,
  type TensorInput,
} from '../../../plan/program.ts';
import { accessOf, dependsOn, type Access } from '../access.ts';
import type { TensorLayout } from '../tensorLayout.ts';
import type { Place, ResidentMemory } from './residentMemory.ts';

/** Where axes stand: at a number, or so far from what a variable holds; absent ones at the variable of their name. */
export type Axes = Readonly<Record<string, { readonly text?: string; readonly plus: number }>>;

export type Span = 1 | 2 | 3 | 4;

/** Writes positions, reads and stores for tensors in resident memory; all sizes are constants. */
export class ResidentAccess {
  /** Rows that a value holds side by side. */
  readonly span: Span;
  /** Blocks of rows that the batch's memory has room for. */
  readonly room: number;
  readonly type: WgslType;
  /** The type of `span` whole numbers. */
  readonly indices: string;
  readonly #program: Program;
  readonly #layouts: readonly TensorLayout[];
  readonly #memory: ResidentMemory;
  /** Memory of the batch that is to be zero past the last live row. */
  readonly #zeroed: ReadonlySet<string>;
  /** Names of what was looked up for a block's rows. */
  #found: Map<string, string> | undefined;

  constructor(
    program: Program,
    layouts: readonly TensorLayout[],
    memory: ResidentMemory,
    { span, room, zeroed }: { readonly span: Span; readonly room: number; readonly zeroed: ReadonlySet<string> },
  ) {
    this.#program = program;
    this.#layouts = layouts;
    this.#memory = memory;
    this.room = room;
    this.#zeroed = zeroed;
    this.span = span;
    this.type = span === 1 ? 'f32' : `vec${span}f`;
    this.indices = span === 1 ? 'u32' : `vec${span}u`;
  }

  /** While the text is written, looks up what depends on the block's rows alone once, in lines of its own. */
  hoisting(write: () => string[]): { readonly text: string[]; readonly found: string[] } {
    const found = new Map<string, string>();
    this.#found = found;
    const text = write();
    this.#found = undefined;
    return { text, found: Array.from(found, ([place, name]) => `let ${name} = ${place};`) };
  }

  dependsOn({ inputs }: Kernel, i: number, axes: ReadonlySet<string>): boolean {
    const input = inputs[i];
    return input !== undefined && dependsOn(this.#accessOf(input), axes);
  }

  /** An input at an element: `span` rows of it, or without a row axis a number. */
  read({ inputs }: Kernel, i: number, axes: Axes, row?: string): string {
    const input = inputs[i];
    if (!input) return '';
    const access = this.#accessOf(input);
    if (row === undefined) return this.#number(input, access, axes);
    if (input.kind === 'tensor' && this.#place(input.tensor).space === 'batch')
      return this.#vector(input.tensor, access, axes);
    const moves = dependsOn(access, new Set([row]));
    const parts = Array.from({ length: moves ? this.span : 1 }, (_, j) =>
      this.#number(input, access, { ...axes, [row]: { text: `row${j}`, plus: 0 } }),
    );
    return this.span === 1 ? (parts[0] ?? '') : `${this.type}(${parts.join(', ')})`;
  }

  /** Stores `span` rows, outside the batch's own memory only the live ones; or, without a row axis, a number. */
  store(store: Store, value: string, axes: Axes, row?: string): string[] {
    const access = this.#accessOf(store);
    if (row === undefined) return [this.#assign(this.#element(store, access, axes), value, store)];
    if (this.#place(store.tensor).space === 'batch') {
      const isZeroed = this.span > 1 && this.#zeroed.has(this.#memory.slot(store.tensor));
      const kept = isZeroed ? `select(${this.type}(), ${value}, live)` : value;
      return [this.#assign(this.#vector(store.tensor, access, axes), kept, store)];
    }
    return Array.from({ length: this.span }, (_, j) => {
      const own = this.span === 1 ? value : `${value}.${'xyzw'[j]}`;
      const place = this.#element(store, access, { ...axes, [row]: { text: `block * ${this.span}u`, plus: j } });
      return `if (block * ${this.span}u + ${j}u < rows) { ${this.#assign(place, own, store)} }`;
    });
  }

  /** The numbers of a block's rows, as values. */
  get rowValue(): string {
    return this.span === 1 ? 'f32(block)' : `${this.type}(block * ${this.span}u + offsets)`;
  }

  axisValue(name: string, axes: Axes): string {
    return `f32(${this.#position(accessOf([{ terms: [{ axis: name, times: 1 }], plus: 0 }], [1]), axes)})`;
  }

  #assign(target: string, value: string, { accumulates }: Store): string {
    return `${target} = ${accumulates ? `select(${value}, ${target} + ${value}, accumulate != 0u)` : value};`;
  }

  #place(tensor: TensorId): Place {
    const place = this.#memory.places.get(tensor);
    if (!place) throw new RangeError(`tensor ${tensor} has no place`);
    return place;
  }

  #accessOf(node: Input | Store): Access {
    if ('kind' in node && node.kind === 'random') return accessOf([node.position], [1]);
    if (this.#place(node.tensor).space !== 'batch')
      return accessOf(node.index, this.#layouts[node.tensor]?.strides ?? []);
    // the row is the block's, and columns are dense, so that views agree
    const { shape } = this.#program.tensors[node.tensor] ?? { shape: [] };
    return accessOf(
      node.index,
      shape.map((_, d) => (d === 0 ? 0 : elementCount(shape.slice(d + 1), 1))),
    );
  }

  /** The vector of a block of rows in one column of the batch's memory. */
  #vector(tensor: TensorId, access: Access, axes: Axes, block = 'block'): string {
    const { at } = this.#place(tensor) as Extract<Place, { at: number }>;
    return `batch[${this.#position(access, axes, at * this.room, this.room, block)}]`;
  }

  /** One element of a tensor, wherever it lies, as a place that can be read and written. */
  #element({ tensor, index }: TensorInput | Store, access: Access, axes: Axes): string {
    const place = this.#place(tensor);
    if (place.space === 'table') return `table${place.binding}[${this.#position(access, axes)}]`;
    if (place.space !== 'batch') return `${place.space}[${this.#position(access, axes, place.at)}]`;
    const row = this.#position(accessOf(index.slice(0, 1), [1]), axes);
    if (this.span === 1) return this.#vector(tensor, access, axes, row);
    return `${this.#vector(tensor, access, axes, `(${row}) / ${this.span}u`)}[(${row}) % ${this.span}u]`;
  }

  #number(input: Input, access: Access, axes: Axes): string {
    if (input.kind === 'random') {
      const index = `${this.#position(access, axes)} + rowOffset * ${input.perRow >>> 0}u`;
      return `uniform24(seed, ${input.stream >>> 0}u, step, ${index})`;
    }
    const { element } = this.#program.tensors[input.tensor] ?? { element: 'f32' };
    if (element === 'f32') return this.#element(input, access, axes);
    const place = this.#place(input.tensor);
    if (place.space !== 'table') throw new RangeError(`tensor ${input.tensor} is ${element} and no table`);
    const at = this.#position(access, axes);
    const word = (position: string): string => `table${place.binding}[${position}]`;
    return element === 'u32' ? `f32(${word(at)})` : `f32((${word(`(${at}) / 4u`)} >> (((${at}) % 4u) * 8u)) & 255u)`;
  }

  /** The sum of an access, its axes where they stand, times `scale`, plus two more terms. */
  #position(access: Access, axes: Axes, plus = 0, scale = 1, also?: string): string {
    const { terms, start, slot, lookups } = access;
    const constant = terms.reduce((sum, { axis, times }) => sum + (axes[axis]?.plus ?? 0) * times, access.plus);
    const parts = also === undefined ? [] : [also];
    for (const { axis, times } of terms) {
      const text = axis in axes ? axes[axis]?.text : axis;
      if (text !== undefined) parts.push(product(text, times * scale));
    }
    if (start !== 0) parts.push(product('start', start * scale));
    if (slot !== 0) parts.push(product('slot', slot * scale));
    for (const { table, index, times } of lookups) parts.push(product(this.#lookup(table, index, axes), times * scale));
    const number = constant * scale + plus;
    if (number !== 0 || parts.length === 0) parts.push(`${number >>> 0}u`);
    return parts.join(' + ');
  }

  #lookup(table: TensorId, index: Access, axes: Axes): string {
    const place = this.#place(table);
    if (place.space !== 'table') throw new RangeError(`tensor ${table} is stored to and no table`);
    const text = `table${place.binding}[${this.#position(index, axes)}]`;
    const isOfRows =
      index.terms.every(({ axis }) => /^row\d$/.test(axes[axis]?.text ?? '')) && index.lookups.length === 0;
    if (!this.#found || !isOfRows) return text;
    const name = this.#found.get(text) ?? `found${this.#found.size}`;
    this.#found.set(text, name);
    return name;
  }
}

const product = (text: string, times: number): string =>
  times === 1 ? text : `${/[ +]/.test(text) ? `(${text})` : text} * ${times >>> 0}u`;
