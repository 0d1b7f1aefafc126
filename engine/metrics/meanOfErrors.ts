import type { Judged } from './judged.ts';

/** The mean of a function of y − t over all numbers of all samples; null where there are none. */
export function meanOfErrors({ predictions, targets }: Judged, of: (miss: number) => number): number | null {
  const { length } = predictions;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += of((predictions[i] ?? Number.NaN) - (targets[i] ?? Number.NaN));
  return length === 0 ? null : sum / length;
}
