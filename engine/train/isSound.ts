import type { Snapshot } from './snapshot.ts';

/**
 * Whether all values of a snapshot are finite. Anything finite times 0 is 0 and ±∞ or NaN times 0 is NaN, which no sum
 * loses again: a tenth of the time that asking each value takes.
 */
export function isSound({ tensors }: Pick<Snapshot, 'tensors'>): boolean {
  let sum = 0;
  for (const values of Object.values(tensors)) for (const value of values) sum += value * 0;
  return sum === 0;
}
