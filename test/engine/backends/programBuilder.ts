import { parse } from '../../../engine/formula/parse.ts';
import type {
  Axis,
  Element,
  Index,
  Input,
  Kernel,
  Phase,
  Program,
  Reduction,
  Size,
  Storage,
  Tensor,
} from '../../../engine/plan/program.ts';

/** An index: an axis, a number, or the whole thing. */
export type Position = string | number | Index;

export interface RandomSpec {
  readonly stream: number;
  readonly position: Position;
  readonly perRow: number;
}

export interface KernelSpec {
  readonly axes: readonly Size[];
  readonly inputs?: Readonly<Record<string, readonly [Tensor, ...Position[]] | RandomSpec>>;
  readonly over?: readonly Size[];
  readonly by?: Reduction['by'];
  readonly body?: string;
  readonly stores: readonly {
    readonly into: Tensor;
    readonly at: readonly Position[];
    readonly value: string;
    readonly accumulates?: boolean;
  }[];
}

/** `a*i0 + b`: an affine index. */
export const affine = (terms: Readonly<Record<string, number>>, plus = 0): Index => ({
  terms: Object.entries(terms).map(([axis, times]) => ({ axis, times })),
  plus,
});

const indexOf = (position: Position): Index =>
  typeof position === 'string'
    ? affine({ [position]: 1 })
    : typeof position === 'number'
      ? affine({}, position)
      : position;

const axesOf = (sizes: readonly Size[], letter: string): Axis[] =>
  sizes.map((size, d) => ({ name: `${letter}${d}`, size }));

/** Writes programs by hand. Tensors get buffers of their own unless told which to share. */
export class ProgramBuilder {
  readonly capacity: number;
  readonly uniforms: readonly string[];
  readonly tensors: Tensor[] = [];
  readonly #phases: Phase[] = [];

  constructor(capacity = 1, uniforms: readonly string[] = []) {
    this.capacity = capacity;
    this.uniforms = uniforms;
  }

  tensor(shape: readonly Size[], storage: Storage = 'table', element: Element = 'f32', shares?: Tensor): Tensor {
    const id = this.tensors.length;
    const tensor = { id, name: `t${id}`, shape, storage, element, buffer: shares?.buffer ?? 100 + id };
    this.tensors.push(tensor);
    return tensor;
  }

  phase(...specs: readonly KernelSpec[]): number {
    this.#phases.push({ name: `phase${this.#phases.length}`, kernels: specs.map((spec) => this.#kernel(spec)) });
    return this.#phases.length - 1;
  }

  program(): Program {
    return { capacity: this.capacity, tensors: this.tensors, phases: this.#phases, uniforms: this.uniforms };
  }

  #kernel({ axes, inputs = {}, over, by = 'sum', body, stores }: KernelSpec): Kernel {
    const outer = axesOf(axes, 'i');
    const inner = axesOf(over ?? [], 'k');
    const variables = [
      ...[...outer, ...inner].map(({ name }) => name),
      ...Object.keys(inputs),
      ...this.uniforms,
      'reduced',
    ];
    const formula = (text: string) => parse(text, { variables });
    return {
      label: 'by hand',
      axes: outer,
      inputs: Object.entries(inputs).map(([name, spec]): Input => {
        if ('stream' in spec) return { kind: 'random', name, ...spec, position: indexOf(spec.position) };
        const [tensor, ...positions] = spec;
        return { kind: 'tensor', name, tensor: tensor.id, index: positions.map(indexOf) };
      }),
      ...(body === undefined ? {} : { reduction: { axes: inner, by, body: formula(body) } }),
      stores: stores.map(({ into, at, value, accumulates = false }) => ({
        tensor: into.id,
        index: at.map(indexOf),
        value: formula(value),
        accumulates,
      })),
    };
  }
}
