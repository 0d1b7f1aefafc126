import type { Command } from '../../plan/commands.ts';
import { elementCount, extent, type Axis, type Kernel, type Program, type TensorInput } from '../../plan/program.ts';

type Position = (values: Float64Array, command: Command) => number;

/** Σₖ a·b at the position that `values` hold; `first` and `end` bound the last output axis of this run. */
type SumOfProducts = (values: Float64Array, command: Command, first: number, end: number) => number;

/**
 * The reduction Σₖ a·b over one axis, as in every matrix product: the same sums in the same order as the general loop,
 * over two strided arrays. Where b lies side by side along the last output axis, all sums of a row grow together, so
 * that memory is read in its order. Undefined where the kernel is anything else.
 */
export function sumOfProducts(
  program: Program,
  { axes, inputs, reduction }: Kernel,
  memory: readonly Float64Array[],
  bind: (input: TensorInput) => Position,
): SumOfProducts | undefined {
  const [axis, ...more] = reduction?.axes ?? [];
  const { op, args } = reduction?.body ?? {};
  if (!axis || more.length > 0 || reduction?.by !== 'sum' || op !== 'mul') return undefined;
  const last = axes.at(-1);
  const factors = (args ?? []).flatMap((arg) => {
    const input = inputs.find(({ name }) => arg.op === 'variable' && name === arg.name);
    if (input?.kind !== 'tensor' || input.index.some(({ through }) => through !== undefined)) return [];
    const values = memory[input.tensor];
    const stride = (along: Axis | undefined): number => (along ? strideOf(program, input, along.name) : 0);
    return values ? [{ values, position: bind(input), stride: stride(axis), across: stride(last) }] : [];
  });
  const [a, b] = factors.toSorted((one, other) => one.across - other.across);
  if (!a || !b) return undefined;
  const sideBySide = a.across === 0 && b.across === 1;
  let sums = new Float64Array(0);
  return (values, command, first, end) => {
    const size = extent(axis.size, command.rows);
    const at = values[axes.length - 1] ?? 0;
    if (sideBySide && at > first) return sums[at - first] ?? 0;
    let [i, j] = [a.position(values, command), b.position(values, command)];
    if (sideBySide) {
      const width = end - first;
      if (sums.length < width) sums = new Float64Array(width);
      sums.fill(0, 0, width);
      for (let k = 0; k < size; k++) {
        const factor = a.values[i] ?? 0;
        for (let c = 0; c < width; c++) sums[c] = (sums[c] ?? 0) + factor * (b.values[j + c] ?? 0);
        i += a.stride;
        j += b.stride;
      }
      return sums[0] ?? 0;
    }
    let sum = 0;
    for (let k = 0; k < size; k++) {
      sum += (a.values[i] ?? 0) * (b.values[j] ?? 0);
      i += a.stride;
      j += b.stride;
    }
    return sum;
  };
}

/** Elements from one position along an axis to the next. */
function strideOf({ tensors, capacity }: Program, { tensor, index }: TensorInput, axis: string): number {
  const shape = tensors[tensor]?.shape ?? [];
  return index.reduce((sum, { terms }, dimension) => {
    const times = terms.reduce((total, term) => total + (term.axis === axis ? term.times : 0), 0);
    return sum + times * elementCount(shape.slice(dimension + 1), capacity);
  }, 0);
}
