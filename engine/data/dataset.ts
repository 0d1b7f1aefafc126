import type { Definition } from '../spec/definition.ts';
import type { Fields, ValuesOf } from '../spec/field.ts';
import type { Problem } from '../spec/problem.ts';
import type { Words } from '../spec/words.ts';

export type Task = 'classification' | 'regression';

/** How one sample looks to people, which decides the pictures drawn of it. */
export type SampleKind = 'curve' | 'points' | 'table' | 'image';

/** What a dataset holds, known before anything is generated. */
export interface Shape {
  readonly task: Task;
  readonly kind: SampleKind;
  /** Shape of one sample, e.g. [2], [13], [28, 28]. */
  readonly sample: readonly number[];
  /** Classification: number of classes. Regression: numbers per target. */
  readonly outputs: number;
  /** How many samples `generate` gives for these settings. */
  readonly count: number;
  /** Where the data come with a test set of their own: so many samples at the end are it, and no other is. */
  readonly testCount?: number;
  readonly featureNames?: readonly Words[];
  readonly classNames?: readonly Words[];
}

/** Samples in the order of generation; nothing is split or scaled yet. */
export interface Samples {
  readonly count: number;
  /** [count, ...sample] row-major. Bytes are pixels 0–255; everything else is 32-bit floats. */
  readonly features: Float32Array | Uint8Array;
  /** Classification: the class of each sample. */
  readonly labels?: Uint8Array;
  /** Regression: [count, outputs]. */
  readonly values?: Float32Array;
  /** Rows of a file that were left out because a value was missing. */
  readonly dropped?: number;
}

/** Bytes of local files by name, for documents that name local data. */
export type Files = ReadonlyMap<string, Uint8Array>;

export interface DatasetDefinition<F extends Fields = Fields> extends Definition<F> {
  /** Attribution and licence of bundled data. */
  readonly licence?: string;
  shape(values: ValuesOf<F>): Shape;
  /** What is wrong with settings that are each within bounds but do not fit together; nothing where absent. */
  problems?(values: ValuesOf<F>): readonly Problem[];
  /**
   * The samples for these settings. The same (values, seed) gives the same bits everywhere: only
   * `Draws` and `formula/elementary` may be used. Throws a ProblemError where a file is missing or bad,
   * or the settings do not fit together. Bundled tables are fetched on first use, so it may take a moment.
   */
  generate(values: ValuesOf<F>, seed: number, files: Files): Samples | Promise<Samples>;
}

/** Checks a definition's types, keeping its fields exact. */
export const defineDataset = <const F extends Fields>(definition: DatasetDefinition<F>): DatasetDefinition<F> =>
  definition;
