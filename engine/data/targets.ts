import type { Coding } from '../losses/loss.ts';
import type { PreparedData } from './prepare.ts';

/** Targets [count, units] as a loss wants them: a class as 0/1, −1/+1 or one-hot, a value as it is. */
export function targetsOf(
  { raw: { count, labels, values } }: PreparedData,
  coding: Coding,
  units: number,
): Float32Array {
  if (coding === 'value') return values ?? new Float32Array(count * units);
  const targets = new Float32Array(count * units);
  for (let i = 0; i < count; i++) {
    const label = labels?.[i] ?? 0;
    if (coding === 'oneHot') targets[i * units + label] = 1;
    else targets[i] = coding === 'zeroOne' ? label : 2 * label - 1;
  }
  return targets;
}
