import type { TensorValues } from '../../train/start.ts';
import type { Holds, Plane } from './plane.ts';

/** One number of a tensor. */
export interface Axis {
  readonly tensor: string;
  readonly index: number;
}

/**
 * The plane of the two free parameters of a model that has just two, which is its whole loss function; undefined for
 * any other. What is held is not free.
 */
export function axesPlane(
  centre: TensorValues,
  holds: Holds = {},
): { readonly plane: Plane; readonly axes: readonly [Axis, Axis] } | undefined {
  const free: Axis[] = [];
  for (const [tensor, values] of Object.entries(centre)) {
    const held = new Set(holds[tensor]);
    for (let index = 0; index < values.length; index++) {
      if (!held.has(index)) free.push({ tensor, index });
      if (free.length > 2) return undefined;
    }
  }
  const [first, second] = free;
  if (!first || !second) return undefined;
  return { plane: { centre, first: along(centre, first), second: along(centre, second) }, axes: [first, second] };
}

/** A step of 1 in one number, 0 in all others. */
const along = (centre: TensorValues, axis: Axis): TensorValues =>
  Object.fromEntries(
    Object.entries(centre).map(([name, values]) => {
      const direction = new Float32Array(values.length);
      if (name === axis.tensor) direction[axis.index] = 1;
      return [name, direction];
    }),
  );
