import { hash, streamOf } from './hash.ts';

const stream = streamOf('batch order');
/** Even. As many as NIST's FF1 (SP 800-38G); six are measurably uneven for n around 10. */
const rounds = 10;

/**
 * The batch order: a keyed bijection of [0, n) for (seed, epoch). A balanced Feistel network over the
 * next even number of bits, with cycle-walking for values outside [0, n) (Black and Rogaway, "Ciphers
 * with Arbitrary Finite Domains", CT-RSA 2002). Any element can be had without computing the others.
 */
export function permuted(seed: number, epoch: number, n: number, i: number): number {
  if (n < 2) return i;
  const half = halfBits(n);
  const mask = 2 ** half - 1;
  let value = i;
  do {
    let left = Math.floor(value / 2 ** half);
    let right = value & mask;
    for (let round = 0; round < rounds; round++) {
      const next = left ^ mixed(seed, epoch, round, right, half);
      left = right;
      right = next;
    }
    value = left * 2 ** half + right;
  } while (value >= n);
  return value;
}

/**
 * The whole order of an epoch: the same elements. A round's hash depends on half of the bits alone, so all that it can
 * be are worked out first: about √n hashes a round instead of n. Then the network's image of every value is known before
 * any cycle is walked.
 */
export function permutation(seed: number, epoch: number, n: number): Uint32Array {
  const order = new Uint32Array(n);
  if (n < 2) return order;
  const image = imageOfAll(seed, epoch, halfBits(n));
  for (let i = 0; i < n; i++) {
    let value = image[i] ?? 0;
    while (value >= n) value = image[value] ?? 0;
    order[i] = value;
  }
  return order;
}

/** Four values side by side: each waits for its own last lookup, not for the others'. */
function imageOfAll(seed: number, epoch: number, half: number): Uint32Array {
  const size = 2 ** half;
  const mixing = new Uint16Array(rounds * size);
  for (let round = 0; round < rounds; round++)
    for (let right = 0; right < size; right++) mixing[round * size + right] = mixed(seed, epoch, round, right, half);
  const image = new Uint32Array(size * size);
  const lower = size - 1;
  for (let v = 0; v < image.length; v += 4) {
    let [l0, l1, l2, l3] = [v >>> half, (v + 1) >>> half, (v + 2) >>> half, (v + 3) >>> half];
    let [r0, r1, r2, r3] = [v & lower, (v + 1) & lower, (v + 2) & lower, (v + 3) & lower];
    // Two rounds: the halves change places twice.
    for (let at = 0; at < mixing.length; at += 2 * size) {
      l0 ^= mixing[at + r0] ?? 0;
      l1 ^= mixing[at + r1] ?? 0;
      l2 ^= mixing[at + r2] ?? 0;
      l3 ^= mixing[at + r3] ?? 0;
      r0 ^= mixing[at + size + l0] ?? 0;
      r1 ^= mixing[at + size + l1] ?? 0;
      r2 ^= mixing[at + size + l2] ?? 0;
      r3 ^= mixing[at + size + l3] ?? 0;
    }
    image[v] = (l0 << half) | r0;
    image[v + 1] = (l1 << half) | r1;
    image[v + 2] = (l2 << half) | r2;
    image[v + 3] = (l3 << half) | r3;
  }
  return image;
}

/** Bits of each half: together the next even number of bits that hold n. */
const halfBits = (n: number): number => Math.max(1, Math.ceil(Math.log2(n) / 2));

/** The upper bits: those of pcg4d's output at the bottom are not random enough when one input counts up. */
const mixed = (seed: number, epoch: number, round: number, right: number, half: number): number =>
  hash(seed, stream, Math.imul(epoch, rounds) + round, right) >>> (32 - half);
