import type { TensorValues } from './start.ts';

/**
 * 64 bits in hexadecimal of names and values: two lanes of 32 bits, each a multiply and a rotation per word as in
 * MurmurHash3 (A. Appleby, public domain), with its final mix. Equal weights have equal hashes, and others do not but by
 * chance; against forgery it is no help.
 */
export function weightsHash(weights: TensorValues): string {
  let lanes: Lanes = [0x9747b28c, 0x3c6ef372];
  for (const [name, values] of Object.entries(weights).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    lanes = add(lanes, [...Array.from({ length: name.length }, (_, i) => name.charCodeAt(i)), values.length]);
    lanes = add(lanes, new Uint32Array(values.buffer, values.byteOffset, values.length));
  }
  return lanes.map((lane) => mixed(lane).toString(16).padStart(8, '0')).join('');
}

type Lanes = readonly [number, number];

function add([first, second]: Lanes, words: ArrayLike<number>): Lanes {
  let a = first;
  let b = second;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    a = (Math.imul(rotated(a ^ Math.imul(word, 0xcc9e2d51), 13), 5) + 0xe6546b64) | 0;
    b = (Math.imul(rotated(b ^ Math.imul(word, 0x1b873593), 15), 9) + 0x52dce729) | 0;
  }
  return [a, b];
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
