import type { PreparedData } from '../../data/prepare.ts';
import { targetsOf } from '../../data/targets.ts';
import { sizeOf } from '../../layers/layer.ts';
import { permutation } from '../../random/permutation.ts';
import { lossDefinition } from '../../spec/checkModel.ts';
import { problem, ProblemError } from '../../spec/problem.ts';
import type { Session } from '../../train/session.ts';

/** What a walk is about: the batch that the run takes next, one sample of the table, or one that was typed or drawn. */
export type WalkBatch =
  | { readonly kind: 'next' }
  /** Position in the table [train | validation | test]: looked at among the next batch where it is in it, else alone. */
  | { readonly kind: 'sample'; readonly index: number }
  | {
      readonly kind: 'given';
      readonly values: readonly number[];
      /** Values as samples have them, before features and scaling, or as the network gets them. */
      readonly isRaw: boolean;
      /** The class of the sample, or what its outputs should be, as the loss codes them. */
      readonly target: { readonly label: number } | { readonly values: readonly number[] };
    };

/** The samples of a walk, in the order of the batch. */
export interface WalkSamples {
  readonly data: PreparedData;
  /** [rows, units], as the loss codes them. */
  readonly targets: Float32Array;
  /** Position of each row in the table; nothing for what is in no table. */
  readonly indices: readonly number[] | undefined;
  /** Whether they are what the run takes next. */
  readonly isNext: boolean;
}

/** Throws a ProblemError where there is no such sample. */
export function samplesOf(session: Session, batch: WalkBatch): WalkSamples {
  if (batch.kind === 'given') return givenSample(session, batch);
  const next = nextBatch(session);
  const indices = batch.kind === 'next' || next.includes(batch.index) ? next : [batch.index];
  const { data, model } = session;
  const wrong = indices.find((index) => !Number.isInteger(index) || index < 0 || index >= data.count);
  if (wrong !== undefined)
    throw new ProblemError([problem('range', ['walk', 'sample'], { min: 0, max: data.count - 1, got: wrong })]);
  const [size, rawSize, outputs] = [sizeOf(data.sample), sizeOf(data.shape.sample), data.shape.outputs];
  const { raw } = data;
  const rows = {
    ...data,
    count: indices.length,
    counts: { train: indices.length, validation: 0, test: 0 },
    features: gathered(data.features, indices, size),
    raw: {
      count: indices.length,
      features: gathered(raw.features, indices, rawSize),
      ...(raw.labels && { labels: gathered(raw.labels, indices, 1) }),
      ...(raw.values && { values: gathered(raw.values, indices, outputs) }),
    },
  };
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  return { data: rows, targets: targetsOf(rows, coding, model.lossContext.units), indices, isNext: indices === next };
}

/** The batch that the run takes next, in its order. */
function nextBatch({ spec, cursor, data, batchSize }: Session): number[] {
  const { train } = data.counts;
  const order = spec.training.shuffle ? permutation(spec.seed, cursor.epoch, train) : undefined;
  const count = Math.min(batchSize, train - cursor.position);
  return Array.from({ length: count }, (_, i) => order?.[cursor.position + i] ?? cursor.position + i);
}

function givenSample({ data, model }: Session, batch: Extract<WalkBatch, { kind: 'given' }>): WalkSamples {
  const { units } = model.lossContext;
  const expected = sizeOf(batch.isRaw ? data.shape.sample : data.sample);
  if (batch.values.length !== expected || !batch.values.every(Number.isFinite))
    throw new ProblemError([problem('weights', ['walk', 'values'], { expected, got: batch.values.length })]);
  const one = {
    ...data,
    count: 1,
    counts: { train: 1, validation: 0, test: 0 },
    features: batch.isRaw ? data.inputOf(batch.values) : Float32Array.from(batch.values),
    scale: 1,
    raw: {
      count: 1,
      features: Float32Array.from(batch.isRaw ? batch.values : new Float32Array(sizeOf(data.shape.sample))),
      labels: Uint8Array.of('label' in batch.target ? batch.target.label : 0),
    },
  };
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  const targets =
    'label' in batch.target ? targetsOf(one, coding, units) : Float32Array.from(batch.target.values).subarray(0, units);
  if (targets.length !== units)
    throw new ProblemError([problem('weights', ['walk', 'target'], { expected: units, got: targets.length })]);
  return { data: one, targets, indices: undefined, isNext: false };
}

function gathered<T extends Float32Array | Uint8Array>(table: T, rows: readonly number[], size: number): T {
  const part = new (table.constructor as new (length: number) => T)(rows.length * size);
  rows.forEach((row, i) => part.set(table.subarray(row * size, (row + 1) * size), i * size));
  return part;
}
