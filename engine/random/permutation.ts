import { hash, streamOf } from './hash.ts';

const stream = streamOf('batch order');
/** As many as NIST's FF1 (SP 800-38G); six are measurably uneven for n around 10. */
const rounds = 10;

/**
 * The batch order: a keyed bijection of [0, n) for (seed, epoch). A balanced Feistel network over the
 * next even number of bits, with cycle-walking for values outside [0, n) (Black and Rogaway, "Ciphers
 * with Arbitrary Finite Domains", CT-RSA 2002). Any element can be had without computing the others.
 */
export function permuted(seed: number, epoch: number, n: number, i: number): number {
  if (n < 2) return i;
  const half = Math.max(1, Math.ceil(Math.log2(n) / 2));
  const mask = 2 ** half - 1;
  let value = i;
  do {
    let left = Math.floor(value / 2 ** half);
    let right = value & mask;
    for (let round = 0; round < rounds; round++) {
      // The upper bits: those of pcg4d's output at the bottom are not random enough when one input counts up.
      const mixed = left ^ (hash(seed, stream, Math.imul(epoch, rounds) + round, right) >>> (32 - half));
      left = right;
      right = mixed;
    }
    value = left * 2 ** half + right;
  } while (value >= n);
  return value;
}

/** The whole order of an epoch. */
export function permutation(seed: number, epoch: number, n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = permuted(seed, epoch, n, i);
  return order;
}
