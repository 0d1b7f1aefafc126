import type { TensorValues } from '../../train/start.ts';
import { weightsAt, type Plane } from './plane.ts';

/** The part of a plane that is looked at: from `low` to `high` in both directions, ends included. */
export interface SurfaceGrid {
  readonly a: readonly [low: number, high: number];
  readonly b: readonly [low: number, high: number];
  /** Places in each direction, at least 2; an odd number has one in the middle. */
  readonly size: number;
}

export interface SurfaceOptions {
  /** Hears after each place. `values` [size, size], b by row, is NaN where the loss is not known yet; it is not a copy. */
  readonly onProgress?: (done: number, total: number, values: Float64Array) => void;
  /** When aborted, no further place is asked for and the surface is given up with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * The loss at every place of a grid, [size, size] with b by row, both rising. `lossAt` is asked for one place at a
 * time, coarse places first, so that a rough picture is there early. Throws RangeError for a size below 2.
 */
export async function lossSurface(
  plane: Plane,
  { a, b, size }: SurfaceGrid,
  lossAt: (weights: TensorValues) => number | Promise<number>,
  { onProgress, signal }: SurfaceOptions = {},
): Promise<Float64Array> {
  if (!Number.isInteger(size) || size < 2)
    throw new RangeError(`a surface needs at least 2 places a side, got ${size}`);
  const values = new Float64Array(size * size).fill(Number.NaN);
  const at = ([low, high]: readonly [number, number], i: number): number => low + ((high - low) * i) / (size - 1);
  let done = 0;
  for (const place of coarseFirst(size)) {
    signal?.throwIfAborted();
    const [row, column] = [Math.floor(place / size), place % size];
    values[place] = await lossAt(weightsAt(plane, at(a, column), at(b, row)));
    done++;
    onProgress?.(done, values.length, values);
  }
  return values;
}

/** Every place of a square grid once: those on a mesh of 8 first, then of 4, 2 and 1. */
export function coarseFirst(size: number): readonly number[] {
  const order = new Set<number>();
  for (const mesh of [8, 4, 2, 1])
    for (let row = 0; row < size; row += mesh)
      for (let column = 0; column < size; column += mesh) order.add(row * size + column);
  return [...order];
}
