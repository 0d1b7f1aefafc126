import type { Tensor } from '../plan/program.ts';
import type { Snapshot } from './snapshot.ts';
import type { TensorValues } from './start.ts';

type Before = Pick<Snapshot, 'tensors' | 'shapes'>;

/** Whether a tensor of a rebuilt run keeps all its values: it needs no start of its own. */
export const isKeptWhole = ({ name, shape }: Tensor, { tensors, shapes }: Before): boolean =>
  tensors[name] !== undefined &&
  shapes[name]?.length === shape.length &&
  shape.every((size, d) => Number(size) === shapes[name]?.[d]);

/**
 * Values for tensors of a rebuilt run: a tensor keeps its values where name and shape match; where only the shape
 * differs, the overlapping block is kept and the rest starts anew; everything else starts anew. `fresh` has what starts
 * anew, in part or whole.
 */
export function carryOver(tensors: readonly Tensor[], fresh: TensorValues, before: Before): TensorValues {
  const entries = tensors.map((tensor): [string, Float32Array] => {
    const { name, shape } = tensor;
    const start = fresh[name] ?? new Float32Array(0);
    const values = before.tensors[name];
    const from = before.shapes[name];
    if (values && isKeptWhole(tensor, before)) return [name, values.slice()];
    if (!values || !from || from.length !== shape.length) return [name, start];
    return [name, withBlock(start, shape.map(Number), values, from)];
  });
  return Object.fromEntries(entries);
}

/** `start` with the block that both shapes share taken from `values`; both row-major. */
function withBlock(
  start: Float32Array,
  shape: readonly number[],
  values: Float32Array,
  from: readonly number[],
): Float32Array {
  const result = start.slice();
  const block = shape.map((size, d) => Math.min(size, from[d] ?? 0));
  const copy = (dimension: number, to: number, at: number): void => {
    const count = block[dimension] ?? 0;
    const [target, source] = [to * (shape[dimension] ?? 1), at * (from[dimension] ?? 1)];
    if (dimension === shape.length - 1) result.set(values.subarray(source, source + count), target);
    else for (let i = 0; i < count; i++) copy(dimension + 1, target + i, source + i);
  };
  copy(0, 0, 0);
  return result;
}
