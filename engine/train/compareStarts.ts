import type { PreparedData } from '../data/prepare.ts';
import { batchSizeOf } from '../spec/batchSizeOf.ts';
import { handEdit } from '../spec/handEdit.ts';
import type { ModelSpec } from '../spec/model.ts';
import { replayEdits } from './replayEdits.ts';
import type { RunIdentity } from './runIdentity.ts';

/** What two runs began with. */
export interface StartComparison {
  /** The same initial weights, set by hand or not; absent where a run kept by an older page does not tell. */
  readonly weights?: boolean;
  /** The same raw samples and targets, and the same of them for training. */
  readonly data: boolean;
  /** The training samples in the same order, in every epoch. */
  readonly order: boolean;
  /** Of the present run, and of the other. */
  readonly batchSizes: readonly [number, number];
}

interface Start {
  /** How the run started, and every edit since. */
  readonly document: ModelSpec;
  readonly data: PreparedData;
  readonly identity: Pick<RunIdentity, 'start'> | undefined;
}

/** Compares what both really made their first step with: what was changed before it is part of the start. */
export function compareStarts(mine: Start, theirs: Start): StartComparison {
  const [a, b] = [mine, theirs].map(({ document }) => replayEdits(document, document.edits, 0).spec) as [
    ModelSpec,
    ModelSpec,
  ];
  const [train, otherTrain] = [mine.data.counts.train, theirs.data.counts.train];
  const isShuffledAlike = a.training.shuffle === b.training.shuffle && (!a.training.shuffle || a.seed === b.seed);
  const [hash, otherHash] = [mine.identity?.start, theirs.identity?.start];
  const isByHandAlike = setByHand(mine.document) === setByHand(theirs.document);
  return {
    ...(hash !== undefined && otherHash !== undefined && { weights: hash === otherHash && isByHandAlike }),
    data: haveSameSamples(mine.data, theirs.data),
    order: train === otherTrain && isShuffledAlike,
    batchSizes: [batchSizeOf(a, train), batchSizeOf(b, otherTrain)],
  };
}

/** The weights that were set before the first step, each as it was set last. */
function setByHand({ edits }: ModelSpec): string {
  const set = edits.filter(({ step, path }) => step === 0 && handEdit(path)?.kind === 'weights');
  const last = new Map(set.map(({ path, value }) => [path, value]));
  return JSON.stringify([...last].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Data stay as they are: what was found of two sets of tens of millions of numbers holds on. */
const known = new WeakMap<PreparedData, WeakMap<PreparedData, boolean>>();

function haveSameSamples(a: PreparedData, b: PreparedData): boolean {
  const found = known.get(a) ?? new WeakMap<PreparedData, boolean>();
  known.set(a, found);
  const same = found.get(b) ?? compareSamples(a, b);
  found.set(b, same);
  return same;
}

function compareSamples(a: PreparedData, b: PreparedData): boolean {
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
  const [ours, others] = [bitsOf(a), bitsOf(b)];
  // A loop of its own: there may be tens of millions.
  for (let i = 0; i < ours.length; i++) if (ours[i] !== others[i]) return false;
  return true;
}

/** So that −0 is not 0, and NaN is NaN. */
const bitsOf = (values: Float32Array | Uint8Array): Uint32Array | Uint8Array =>
  values instanceof Float32Array ? new Uint32Array(values.buffer, values.byteOffset, values.length) : values;
