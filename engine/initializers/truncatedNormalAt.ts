import type { Draws } from '../random/draws.ts';

/** Attempts of one element are this far apart, beyond the largest parameter, so that no draw is used twice. */
const stride = 2 ** 26;
const attempts = 16;

/**
 * Standard normal number `index`, drawn again while it is beyond ±2. Its deviation is 0.87962566103423978. After 16
 * attempts (once in 10²¹ draws) it is 0.
 */
export function truncatedNormalAt(draws: Draws, index: number): number {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const z = draws.normalAt(index + attempt * stride);
    if (Math.abs(z) <= 2) return z;
  }
  return 0;
}
