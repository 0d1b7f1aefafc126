import type { Snapshot } from './snapshot.ts';

/**
 * Whether all values of a snapshot are finite. What is finite less itself is 0, ±∞ or NaN less itself is NaN, which no
 * sum loses again: a tenth of the time that asking each value takes.
 */
export function isSound({ tensors }: Pick<Snapshot, 'tensors'>): boolean {
  return Object.values(tensors).every((values) => driftOf(values) === 0);
}

/** By position: before it is optimized, `for … of` takes ten times as long. */
function driftOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) - (values[i] ?? 0);
  return sum;
}
