import type { AsyncSlices, Slices } from '../../../engine/train/slices.ts';

/** All slices of a piece of work, one after the other. */
export async function finish<T>(work: Slices<T> | AsyncSlices<T>): Promise<T> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}
