import type { Expression } from '../../formula/expression.ts';
import { variablesOf } from '../../formula/substitute.ts';
import {
  reduced,
  type Axis,
  type Input,
  type Kernel,
  type Program,
  type RandomInput,
  type Store,
  type TensorId,
  type TensorInput,
} from '../../plan/program.ts';
import { accessOf, dependsOn, isQuad, isZero, split, type Access } from './access.ts';
import { ShaderBindings } from './shaderBindings.ts';
import type { TensorLayout } from './tensorLayout.ts';

/** Four neighbours along the kernel's last axis are computed at once where all its stores allow it. */
export type Width = 1 | 4;

/** A tensor that lives in a thread alone: what it is called there, its strides and its length, of one row. */
export interface LocalTensor {
  readonly name: string;
  readonly strides: readonly number[];
  readonly length: number;
}

export interface WriterOptions {
  /** Where kernels share a shader, its bindings, and the tensors that need none. */
  readonly bindings?: ShaderBindings;
  readonly locals?: ReadonlyMap<TensorId, LocalTensor>;
}

/** Writes what a kernel's text says of memory, and gathers on the way what it binds. */
export class KernelWriter {
  readonly kernel: Kernel;
  readonly width: Width;
  /** The axis along which the four components of a value lie. */
  readonly lane: string;
  readonly #program: Program;
  readonly #layouts: readonly TensorLayout[];
  readonly #reductionAxes: ReadonlySet<string>;
  readonly bindings: ShaderBindings;
  readonly #locals: ReadonlyMap<TensorId, LocalTensor>;

  constructor(
    program: Program,
    layouts: readonly TensorLayout[],
    kernel: Kernel,
    width: Width,
    { bindings = new ShaderBindings(program), locals = new Map() }: WriterOptions = {},
  ) {
    this.#program = program;
    this.#layouts = layouts;
    this.kernel = kernel;
    this.width = width;
    this.bindings = bindings;
    this.#locals = locals;
    this.lane = width === 4 ? (kernel.axes.at(-1)?.name ?? '') : '';
    this.#reductionAxes = new Set(kernel.reduction?.axes.map(({ name }) => name));
  }

  /** A number that differs between kernels of one text, modulo 2^32. */
  number(name: string, value: number): string {
    return this.bindings.number(name, value);
  }

  extent({ name, size }: Axis): string {
    return size === 'rows' ? 'command.rows' : this.number(name, size);
  }

  buffer(tensor: TensorId, writable = false): string {
    return this.#locals.get(tensor)?.name ?? this.bindings.buffer(tensor, this.layout(tensor), writable);
  }

  layout(tensor: TensorId): TensorLayout {
    const layout = this.#layouts[tensor];
    if (!layout) throw new RangeError(`it uses tensor ${tensor}, which the program does not have`);
    return layout;
  }

  access({ tensor, index }: TensorInput | Store): Access {
    return accessOf(index, (this.#locals.get(tensor) ?? this.layout(tensor)).strides);
  }

  /**
   * `let` lines for what the formulas use, or, around a reduction's loop, for the part of it that stays
   * (with the fixed part of moving positions) or that moves.
   */
  inputs(roots: readonly Expression[], part?: 'fixed' | 'moving'): string[] {
    const used = new Set(roots.flatMap((root) => [...variablesOf(root)]));
    const lines = part === 'moving' ? [] : this.#uniformLines(used);
    this.kernel.inputs.forEach((input, i) => {
      const name = `x${i}`;
      if (!used.has(input.name)) return;
      const access = this.#accessOf(input);
      const isMoving = part !== undefined && dependsOn(access, this.#reductionAxes);
      const { fixed, moving } = split(access, this.#reductionAxes);
      const hasBase = isMoving && !isZero(fixed) && this.#kind(input) !== 'each';
      if (isMoving && part === 'fixed') {
        if (hasBase) lines.push(`let ${name}At = ${this.#position(fixed, name)};`);
      } else if (isMoving || part !== 'moving') {
        const base = hasBase ? `${name}At + ${this.#position(moving, name)}` : undefined;
        lines.push(`let ${name} = ${this.#read(input, name, base)};`);
      }
    });
    return lines;
  }

  /** WGSL for every variable of the kernel's formulas. */
  variables(): Record<string, string> {
    const axes = [...this.kernel.axes, ...(this.kernel.reduction?.axes ?? [])];
    return Object.fromEntries([
      ...axes.map(({ name }) => [name, this.#axisValue(name)]),
      ...this.kernel.inputs.map(({ name }, i) => [name, `x${i}`]),
      ...this.#program.uniforms.map((name, i) => [name, `u${i}`]),
      [reduced, reduced],
    ]);
  }

  /** The store of the variable y<i>; four neighbours are aligned, or the kernel's width would be 1. */
  store(store: Store, i: number): string[] {
    const target = this.buffer(store.tensor, true);
    if (this.layout(store.tensor).element !== 'f32') throw new RangeError(`store ${i} is not to an f32 tensor`);
    const position = this.#position(this.access(store), `y${i}`);
    const place = `${target}[y${i}At${this.width === 4 ? ' / 4u' : ''}]`;
    const value = store.accumulates ? `select(y${i}, ${place} + y${i}, command.accumulate != 0u)` : `y${i}`;
    return [`let y${i}At = ${position};`, `${place} = ${value};`];
  }

  #uniformLines(used: ReadonlySet<string>): string[] {
    return this.#program.uniforms.flatMap((name, i) => {
      if (!used.has(name)) return [];
      return [`let u${i} = Value(command.uniforms[${Math.floor(i / 4)}].${'xyzw'[i % 4]});`];
    });
  }

  #axisValue(name: string): string {
    if (name === this.lane) return `(f32(${name}) + vec4f(0.0, 1.0, 2.0, 3.0))`;
    return this.width === 4 ? `vec4f(f32(${name}))` : `f32(${name})`;
  }

  #accessOf(input: Input): Access {
    return input.kind === 'tensor' ? this.access(input) : accessOf([input.position], [1]);
  }

  /** One aligned vec4, one number for all four components, or each component on its own. */
  #kind(input: Input): 'quad' | 'same' | 'each' {
    const access = this.#accessOf(input);
    if (this.width === 1 || !dependsOn(access, new Set([this.lane]))) return 'same';
    const lies = input.kind === 'tensor' && this.layout(input.tensor).element !== 'u32' && isQuad(access, this.lane);
    return lies ? 'quad' : 'each';
  }

  /** A value; `base` is its position where that is known, else it is the whole sum. */
  #read(input: Input, name: string, base?: string): string {
    const access = this.#accessOf(input);
    const kind = this.#kind(input);
    if (kind === 'quad' && input.kind === 'tensor')
      return this.#quad(input.tensor, base ?? this.#position(access, name));
    const one = (position: string): string =>
      input.kind === 'tensor' ? this.#element(input.tensor, position) : this.#draw(input, name, position);
    if (kind === 'same') return `Value(${one(base ?? this.#position(access, name))})`;
    const component =
      (c: number) =>
      (axis: string): string =>
        axis === this.lane && c > 0 ? `(${axis} + ${c}u)` : axis;
    return `vec4f(${[0, 1, 2, 3].map((c) => one(this.#position(access, name, component(c)))).join(', ')})`;
  }

  #quad(tensor: TensorId, position: string): string {
    const word = `${this.buffer(tensor)}[(${position}) / 4u]`;
    if (this.layout(tensor).element === 'f32') return word;
    return `vec4f((vec4u(${word}) >> vec4u(0u, 8u, 16u, 24u)) & vec4u(255u))`;
  }

  #element(tensor: TensorId, position: string): string {
    const buffer = this.buffer(tensor);
    switch (this.layout(tensor).element) {
      case 'u8':
        return `f32((${buffer}[(${position}) / 4u] >> (((${position}) % 4u) * 8u)) & 255u)`;
      case 'u32':
        return `f32(${buffer}[${position}])`;
      case 'f32':
        return this.width === 4 ? `${buffer}[(${position}) / 4u][(${position}) % 4u]` : `${buffer}[${position}]`;
    }
  }

  #draw({ stream, perRow }: RandomInput, name: string, position: string): string {
    const index = `${position} + command.rowOffset * ${this.number(`${name}_perRow`, perRow)}`;
    return `uniform24(command.seed, ${this.number(`${name}_stream`, stream)}, command.step, ${index})`;
  }

  #position(access: Access, name: string, axisText: (axis: string) => string = (axis) => axis): string {
    const { terms, plus, start, slot, lookups } = access;
    const times = (text: string, field: string, factor: number): string =>
      factor === 1 ? text : `${text} * ${this.number(`${name}_${field}`, factor)}`;
    const parts = [
      ...terms.map((term) => times(axisText(term.axis), term.axis, term.times)),
      ...(plus === 0 ? [] : [this.number(`${name}_plus`, plus)]),
      ...(start === 0 ? [] : [times('command.start', 'start', start)]),
      ...(slot === 0 ? [] : [times('command.slot', 'slot', slot)]),
      ...lookups.map(({ dimension, table, index, times: factor }) => {
        const field = `${name}_${dimension}`;
        return times(`${this.buffer(table)}[${this.#position(index, field, axisText)}]`, `${dimension}`, factor);
      }),
    ];
    return parts.join(' + ') || '0u';
  }
}
