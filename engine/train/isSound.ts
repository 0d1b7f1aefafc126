import type { Snapshot } from './snapshot.ts';

/**
 * Whether all values of a snapshot are finite. What is finite less itself is 0, ±∞ or NaN less itself is NaN, which no
 * sum loses again: a tenth of the time that asking each value takes.
 */
export function isSound({ tensors }: Pick<Snapshot, 'tensors'>): boolean {
  let sum = 0;
  for (const values of Object.values(tensors)) for (const value of values) sum += value - value;
  return sum === 0;
}
