import { hash, streamOf } from './hash.ts';

const stream = streamOf('batch order');
/** Even. As many as NIST's FF1 (SP 800-38G); six are measurably uneven for n around 10. */
export const rounds = 10;

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
  const half = halfBits(n);
  const image = imageOfAll(mixingTables(seed, epoch, half), half);
  for (let i = 0; i < n; i++) {
    let value = image[i] ?? 0;
    while (value >= n) value = image[value] ?? 0;
    order[i] = value;
  }
  return order;
}

/** The orders of consecutive epochs, one after the other: what a run's batches go through. */
export interface EpochOrders {
  readonly seed: number;
  /** The first of them. */
  readonly epoch: number;
  readonly epochs: number;
  /** n: samples in an epoch. */
  readonly samples: number;
}

/** Writes [epochs, samples] from a table's start on, by the given permutation of an epoch. */
export function writeOrders(
  table: Float64Array | Uint32Array,
  { seed, epoch, epochs, samples }: EpochOrders,
  permute: typeof permutation = permutation,
): void {
  for (let i = 0; i < epochs; i++) table.set(permute(seed, epoch + i, samples), i * samples);
}

/** What each round mixes into one half for every value of the other, `scale` times: [rounds, 2^half], into `tables`. */
export function mixingTables(
  seed: number,
  epoch: number,
  half: number,
  tables: Uint8Array | Uint16Array = new Uint16Array(rounds * 2 ** half),
  scale = 1,
): Uint8Array | Uint16Array {
  const size = 2 ** half;
  for (let round = 0; round < rounds; round++)
    for (let right = 0; right < size; right++)
      tables[round * size + right] = scale * mixed(seed, epoch, round, right, half);
  return tables;
}

/** By value, the network's image of it. */
function imageOfAll(mixing: Uint8Array | Uint16Array, half: number): Uint32Array {
  const size = 2 ** half;
  const image = new Uint32Array(size * size);
  for (let v = 0; v < image.length; v++) {
    let left = v >>> half;
    let right = v & (size - 1);
    // Two rounds: the halves change places twice.
    for (let at = 0; at < mixing.length; at += 2 * size) {
      left ^= mixing[at + right] ?? 0;
      right ^= mixing[at + size + left] ?? 0;
    }
    image[v] = (left << half) | right;
  }
  return image;
}

/** Bits of each half: together the next even number of bits that hold n. */
export const halfBits = (n: number): number => Math.max(1, Math.ceil(Math.log2(n) / 2));

/** The upper bits: those of pcg4d's output at the bottom are not random enough when one input counts up. */
const mixed = (seed: number, epoch: number, round: number, right: number, half: number): number =>
  hash(seed, stream, Math.imul(epoch, rounds) + round, right) >>> (32 - half);
