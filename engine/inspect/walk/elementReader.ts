import { compile } from '../../formula/evaluate.ts';
import type { Expression } from '../../formula/expression.ts';
import { variablesOf } from '../../formula/substitute.ts';
import { rootOf } from '../../plan/fuse.ts';
import {
  elementCount,
  extent,
  reduced,
  type Axis,
  type Index,
  type Input,
  type Kernel,
  type TensorId,
  type TensorInput,
} from '../../plan/program.ts';
import { uniform24 } from '../../random/hash.ts';
import type { Capture } from './capture.ts';

type Compiled = ReturnType<typeof compile>;

/** Positions of the axes of a loop nest by name. */
export type AxisValues = ReadonlyMap<string, number>;

/** How one element of a step comes about: what it reads, in the numbers of a capture. */
export class ElementReader {
  readonly kernel: Kernel;
  readonly #capture: Capture;
  /** Of the output axes. */
  readonly axes: AxisValues;

  constructor(capture: Capture, kernel: Kernel, element: readonly number[]) {
    this.#capture = capture;
    this.kernel = kernel;
    this.axes = new Map(kernel.axes.map(({ name }, d) => [name, element[d] ?? 0]));
  }

  /** So many parts are folded. */
  get count(): number {
    return (this.kernel.reduction?.axes ?? []).reduce((count, axis) => count * this.#size(axis), 1);
  }

  /** The axes at the n-th part of the reduction, the last running fastest. */
  part(n: number): AxisValues {
    let rest = n;
    const own = (this.kernel.reduction?.axes ?? []).toReversed().map((axis): [string, number] => {
      const size = this.#size(axis);
      const at = rest % size;
      rest = Math.floor(rest / size);
      return [axis.name, at];
    });
    return new Map([...this.axes, ...own]);
  }

  /** Where an input is read: one position per dimension. */
  positionOf({ index }: TensorInput, axes: AxisValues): number[] {
    return index.map((part) => this.#at(part, axes));
  }

  valueOf(input: Input, axes: AxisValues): number {
    if (input.kind === 'tensor') return elementOf(this.#capture, input.tensor, this.positionOf(input, axes));
    const { spec, step } = this.#capture;
    return uniform24(spec.seed, input.stream, step, this.#at(input.position, axes));
  }

  /** First and last position along each dimension that an input is read at. */
  windowOf(input: TensorInput): readonly (readonly [number, number])[] {
    const [first, last] = [this.positionOf(input, this.part(0)), this.positionOf(input, this.part(this.count - 1))];
    return first.map((from, d) => [Math.min(from, last[d] ?? from), Math.max(from, last[d] ?? from)]);
  }

  /** A variable's value: an input, an axis, a scalar of the step. */
  variable(name: string, axes: AxisValues): number {
    const input = this.kernel.inputs.find((each) => each.name === name);
    if (input) return this.valueOf(input, axes);
    return axes.get(name) ?? this.#capture.uniforms.get(name) ?? Number.NaN;
  }

  /** The element by its formula, in 64 bits, from the captured numbers. */
  evaluate(): number {
    const { reduction, stores } = this.kernel;
    const [store] = stores;
    if (!store) return Number.NaN;
    if (!reduction) return this.#compute(store.value, this.axes);
    let folded = reduction.by === 'sum' ? 0 : reduction.by === 'max' ? -Infinity : Infinity;
    for (let n = 0; n < this.count; n++) {
      const term = this.#compute(reduction.body, this.part(n));
      if (reduction.by === 'sum') folded += term;
      else folded = reduction.by === 'max' ? Math.max(folded, term) : Math.min(folded, term);
    }
    return this.#compute(store.value, this.axes, folded);
  }

  readonly #compiled = new Map<Expression, { readonly names: readonly string[]; readonly f: Compiled }>();

  #compute(e: Expression, axes: AxisValues, folded = Number.NaN): number {
    let known = this.#compiled.get(e);
    if (!known) {
      const names = [...variablesOf(e)];
      known = { names, f: compile(e, names) };
      this.#compiled.set(e, known);
    }
    return known.f(known.names.map((name) => (name === reduced ? folded : this.variable(name, axes))));
  }

  #size({ size }: Axis): number {
    return extent(size, this.#capture.rows);
  }

  /** Tables of the batch order lead from each row to itself: a capture has its samples in order. */
  #at({ terms, plus }: Index, axes: AxisValues): number {
    return terms.reduce((sum, { axis, times }) => sum + times * (axes.get(axis) ?? 0), plus);
  }
}

/** One element of any tensor of a capture, before the update. */
export function elementOf(capture: Capture, tensor: TensorId, position: readonly number[]): number {
  return valuesOf(capture, tensor)[flatPosition(shapeOf(capture, tensor), position)] ?? Number.NaN;
}

/** Its sizes, with the rows of the batch. */
export const shapeOf = ({ plan, rows }: Capture, tensor: TensorId): number[] =>
  (plan.graph.tensors[tensor]?.shape ?? []).map((size) => extent(size, rows));

export const flatPosition = (shape: readonly number[], position: readonly number[]): number =>
  shape.reduce((at, size, d) => at * size + (position[d] ?? 0), 0);

/** The position of a row-major index. */
export function positionAt(shape: readonly number[], flat: number): number[] {
  let rest = flat;
  return shape
    .toReversed()
    .map((size) => {
      const at = rest % Math.max(1, size);
      rest = Math.floor(rest / Math.max(1, size));
      return at;
    })
    .toReversed();
}

/** All elements of any tensor of a capture, row-major. */
export function valuesOf({ plan, values, features, targets, spec }: Capture, tensor: TensorId): ArrayLike<number> {
  const { tensors } = plan.graph;
  const known = values.get(rootOf(tensors, tensor));
  if (known) return known;
  const { name = '' } = tensors[tensor] ?? {};
  if (name === 'samples.features') return features;
  if (name === 'samples.targets') return targets;
  const mask = new Float32Array(elementCount(tensors[tensor]?.shape ?? [], 1));
  for (const index of spec.holds[name.replace(/\.hold$/, '')] ?? []) mask[index] = 1;
  return mask;
}
