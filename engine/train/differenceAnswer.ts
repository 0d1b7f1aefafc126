import type { StartComparison } from './compareStarts.ts';

/** How the present run and one before it began, and what they answer over the same plane. */
export interface DifferenceAnswer {
  readonly run: number;
  /** That run's weights were not kept: there was no room, or the engine began anew. */
  readonly isLost?: boolean;
  readonly start?: StartComparison;
  /** Of the grid, where both have points on a plane for inputs; outputs [size, size, units], rows from the top. */
  readonly size?: number;
  readonly mine?: Float32Array;
  readonly theirs?: Float32Array;
  readonly theirUnits?: number;
}
