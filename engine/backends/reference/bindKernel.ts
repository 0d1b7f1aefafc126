import { compile } from '../../formula/evaluate.ts';
import type { Command } from '../../plan/commands.ts';
import {
  elementCount,
  extent,
  reduced,
  type Axis,
  type Index,
  type Input,
  type Kernel,
  type Program,
  type TensorId,
} from '../../plan/program.ts';
import { uniform24 } from '../../random/hash.ts';
import { sumOfProducts } from './sumOfProducts.ts';

/** Where along each output axis a kernel runs: from the first position to before the end. */
export type Box = readonly (readonly [first: number, end: number])[];

/** Runs one kernel once, for a command and its uniforms; over a part of its elements where a box is given. */
export type BoundKernel = (command: Command, uniforms: ArrayLike<number>, box?: Box) => void;

/** Resolves a kernel's names to positions once, so that a run is only loops. */
export function bindKernel(program: Program, kernel: Kernel, memory: readonly Float64Array[]): BoundKernel {
  const over = kernel.reduction?.axes ?? [];
  const axes = [...kernel.axes, ...over];
  // Formula variables in one vector: axes, inputs, uniforms, the reduced value.
  const names = [
    ...axes.map(({ name }) => name),
    ...kernel.inputs.map(({ name }) => name),
    ...program.uniforms,
    reduced,
  ];
  const values = new Float64Array(names.length);
  const firstInput = axes.length;
  const firstUniform = firstInput + kernel.inputs.length;
  const reducedAt = names.length - 1;

  const readers = kernel.inputs.map((input) => bindInput(program, input, axes, memory));
  const body = kernel.reduction && compile(kernel.reduction.body, names);
  const products = sumOfProducts(program, kernel, memory, (input) =>
    bindPosition(program, input.tensor, input.index, axes, memory),
  );
  const stores = kernel.stores.map((store) => ({
    memory: memoryOf(memory, store.tensor),
    position: bindPosition(program, store.tensor, store.index, axes, memory),
    value: compile(store.value, names),
    accumulates: store.accumulates,
  }));

  return (command, uniforms, box) => {
    for (let u = 0; u < program.uniforms.length; u++) values[firstUniform + u] = uniforms[u] ?? 0;
    const read = (): void => readers.forEach((reader, i) => (values[firstInput + i] = reader(values, command)));

    const along = kernel.axes.length - 1;
    const [first, end] = box?.[along] ?? [0, extent(kernel.axes[along]?.size ?? 1, command.rows)];
    forEachIndex(kernel.axes, 0, values, command, box, () => {
      if (kernel.reduction && body) {
        const { by } = kernel.reduction;
        let folded = by === 'sum' ? 0 : by === 'max' ? -Infinity : Infinity;
        if (products) folded = products(values, command, first, end);
        else
          forEachIndex(over, kernel.axes.length, values, command, undefined, () => {
            read();
            const term = body(values);
            folded = by === 'sum' ? folded + term : by === 'max' ? Math.max(folded, term) : Math.min(folded, term);
          });
        values[reducedAt] = folded;
        values.fill(0, kernel.axes.length, firstInput);
      }
      // Inputs that do not depend on the reduction's axes serve the stores; the others are not used there.
      read();
      const results = stores.map(({ value }) => value(values));
      stores.forEach((store, s) => {
        const at = store.position(values, command);
        const before = store.accumulates && command.accumulate ? (store.memory[at] ?? 0) : 0;
        store.memory[at] = before + (results[s] ?? 0);
      });
    });
  };
}

/** Counts through the axes, writing each position into `values` from `first` on. */
function forEachIndex(
  axes: readonly Axis[],
  first: number,
  values: Float64Array,
  command: Command,
  box: Box | undefined,
  visit: () => void,
  depth = 0,
): void {
  const axis = axes[depth];
  if (!axis) return visit();
  const [from, end] = box?.[depth] ?? [0, extent(axis.size, command.rows)];
  for (let i = from; i < end; i++) {
    values[first + depth] = i;
    forEachIndex(axes, first, values, command, box, visit, depth + 1);
  }
}

type Reader = (values: Float64Array, command: Command) => number;

function bindInput(program: Program, input: Input, axes: readonly Axis[], memory: readonly Float64Array[]): Reader {
  if (input.kind === 'random') {
    const position = bindIndex(input.position, axes, memory);
    return (values, command) =>
      uniform24(
        command.seed,
        input.stream,
        command.step,
        position(values, command) + Math.imul(command.rowOffset, input.perRow),
      );
  }
  const position = bindPosition(program, input.tensor, input.index, axes, memory);
  const source = memoryOf(memory, input.tensor);
  return (values, command) => source[position(values, command)] ?? 0;
}

/** Row-major position of an element from its index along each dimension. */
function bindPosition(
  program: Program,
  tensor: TensorId,
  index: readonly Index[],
  axes: readonly Axis[],
  memory: readonly Float64Array[],
): Reader {
  const shape = program.tensors[tensor]?.shape ?? [];
  const parts = index.map((part, dimension) => ({
    at: bindIndex(part, axes, memory),
    stride: elementCount(shape.slice(dimension + 1), program.capacity),
  }));
  return (values, command) => {
    let position = 0;
    for (const { at, stride } of parts) position += at(values, command) * stride;
    return position;
  };
}

function bindIndex(index: Index, axes: readonly Axis[], memory: readonly Float64Array[]): Reader {
  const terms = index.terms.map(({ axis, times }) => ({ at: axes.findIndex(({ name }) => name === axis), times }));
  const table = index.through === undefined ? undefined : memoryOf(memory, index.through);
  return (values, command) => {
    let position = index.plus + (index.counter ? command[index.counter] : 0);
    for (const { at, times } of terms) position += (values[at] ?? 0) * times;
    return table ? (table[position] ?? 0) : position;
  };
}

function memoryOf(memory: readonly Float64Array[], tensor: TensorId): Float64Array {
  const values = memory[tensor];
  if (!values) throw new RangeError(`kernel reads tensor ${tensor}, which the program does not have`);
  return values;
}
