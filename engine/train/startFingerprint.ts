import type { PreparedData } from '../data/prepare.ts';
import { permutation } from '../random/permutation.ts';
import { batchSizeOf } from '../spec/batchSizeOf.ts';
import type { ModelSpec } from '../spec/model.ts';
import type { TensorValues } from './start.ts';

/**
 * What a run starts from, each part as a hash of the very bits that are used, so that two runs can be compared without
 * keeping either: whoever has the same hashes began the same, whatever their documents say.
 */
export interface StartFingerprint {
  /** Names and values of all weights before the first step. */
  readonly weights: string;
  /** Raw samples, their targets, and which of them are for training. */
  readonly data: string;
  /** The order of the training samples in the first epochs, and how many make a batch. */
  readonly order: string;
  readonly batchSize: number;
}

/** Epochs whose order is hashed: the rule is the same for all. */
const epochs = 3;

/** Data are hashed once, however many runs begin with them. */
const hashes = new WeakMap<PreparedData, string>();

export function startFingerprint(spec: ModelSpec, data: PreparedData, weights: TensorValues): StartFingerprint {
  const { train } = data.counts;
  const names = Object.keys(weights).toSorted();
  const known = hashes.get(data) ?? dataHash(data);
  hashes.set(data, known);
  const orders = Array.from({ length: epochs }, (_, epoch) =>
    spec.training.shuffle ? permutation(spec.seed, epoch, train) : Uint32Array.from({ length: train }, (_each, i) => i),
  );
  return {
    weights: hashOf(names.flatMap((name) => [name, weights[name] ?? new Float32Array()])),
    data: known,
    order: hashOf(orders),
    batchSize: batchSizeOf(spec, train),
  };
}

function dataHash({ raw, counts }: PreparedData): string {
  const none = new Float32Array();
  return hashOf([JSON.stringify(counts), raw.features, raw.labels ?? none, raw.values ?? none]);
}

type Part = string | Float32Array | Uint8Array | Uint32Array;

/**
 * 64 bits in hexadecimal, of the parts in order with their lengths: two lanes of 32 bits, each a multiply and a rotation
 * per word as in MurmurHash3 (A. Appleby, public domain), with its final mix. Against chance, not against forgery.
 */
function hashOf(parts: readonly Part[]): string {
  let a = 0x9747b28c;
  let b = 0x3c6ef372;
  const add = (word: number): void => {
    a = Math.imul(rotated(a ^ Math.imul(word, 0xcc9e2d51), 13), 5) + 0xe6546b64;
    b = Math.imul(rotated(b ^ Math.imul(word, 0x1b873593), 15), 9) + 0x52dce729;
  };
  for (const part of parts) {
    add(part.length);
    if (typeof part === 'string') for (let i = 0; i < part.length; i++) add(part.charCodeAt(i));
    else if (part instanceof Uint8Array) for (const byte of part) add(byte);
    else for (const word of new Uint32Array(part.buffer, part.byteOffset, part.length)) add(word);
  }
  return [a, b].map((lane) => mixed(lane).toString(16).padStart(8, '0')).join('');
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function mixed(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
