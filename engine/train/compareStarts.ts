import type { PreparedData } from '../data/prepare.ts';
import { batchSizeOf } from '../spec/batchSizeOf.ts';
import type { ModelSpec } from '../spec/model.ts';

/** What two runs began with beside their weights. */
export interface StartComparison {
  /** The same raw samples and targets, and the same of them for training. */
  readonly data: boolean;
  /** The training samples in the same order, in every epoch. */
  readonly order: boolean;
  /** Of the present run, and of the other. */
  readonly batchSizes: readonly [number, number];
}

/** A run's document as it was at its first step, and its data. */
interface Start {
  readonly document: ModelSpec;
  readonly data: PreparedData;
}

/** Compares what was really used, bit by bit, whatever the documents say. */
export function compareStarts(mine: Start, theirs: Start): StartComparison {
  const [a, b] = [mine.document, theirs.document];
  const [train, otherTrain] = [mine.data.counts.train, theirs.data.counts.train];
  const isShuffledAlike = a.training.shuffle === b.training.shuffle && (!a.training.shuffle || a.seed === b.seed);
  return {
    data: haveSameSamples(mine.data, theirs.data),
    order: train === otherTrain && isShuffledAlike,
    batchSizes: [batchSizeOf(a, train), batchSizeOf(b, otherTrain)],
  };
}

function haveSameSamples(a: PreparedData, b: PreparedData): boolean {
  if (a === b) return true;
  const splits = ['train', 'validation', 'test'] as const;
  return (
    splits.every((split) => a.counts[split] === b.counts[split]) &&
    haveSameBits(a.raw.features, b.raw.features) &&
    haveSameBits(a.raw.labels, b.raw.labels) &&
    haveSameBits(a.raw.values, b.raw.values)
  );
}

type Numbers = Float32Array | Uint8Array | undefined;

function haveSameBits(a: Numbers, b: Numbers): boolean {
  if (!a || !b || a === b) return a === b;
  if (a.constructor !== b.constructor || a.length !== b.length) return false;
  const [ours, others] = [bytesOf(a), bytesOf(b)];
  return ours.every((byte, i) => byte === others[i]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
