import type { ModelSpec } from '../spec/model.ts';
import type { DatasetDefinition, Files, Samples, Shape } from './dataset.ts';
import { datasets } from './index.ts';
import { featureTable, inputFeatures } from './inputFeatures.ts';
import { sampleShapeOf, staysBytes, takesFeatures } from './preprocessing.ts';
import { fitScaling } from './scaling.ts';
import { splitCounts, splitOrder, type SplitCounts } from './split.ts';

/** Samples ready for a network, in the physical order [train | validation | test]. */
export interface PreparedData {
  readonly shape: Shape;
  readonly count: number;
  readonly counts: SplitCounts;
  /** Shape of one sample as the network gets it. */
  readonly sample: readonly number[];
  /** [count, …sample]; bytes stay bytes and are multiplied by `scale` on the way in. */
  readonly features: Float32Array | Uint8Array;
  readonly scale: number;
  /** The same samples as generated, for pictures and targets. */
  readonly raw: Samples;
  /** One raw sample as the network gets it: for grid points and drawn digits. */
  readonly inputOf: (raw: ArrayLike<number>) => Float32Array;
}

export type DataParts = Pick<ModelSpec, 'data' | 'split' | 'preprocessing' | 'dataSeed'>;

/** Generates, splits, makes input features and scales. Throws a ProblemError where a local file is missing or bad, or a formula has no value. */
export async function prepare(
  { data, split, preprocessing, dataSeed }: DataParts,
  files: Files,
): Promise<PreparedData> {
  const definition = datasets[data.type] as DatasetDefinition;
  const shape = definition.shape(data);
  const samples = await definition.generate(data, dataSeed, files);
  const order = splitOrder({ ...shape, count: samples.count }, dataSeed);
  const counts = splitCounts({ ...shape, count: samples.count }, split);
  const raw = inOrder(samples, shape, order);
  const sample = sampleShapeOf(shape, preprocessing);
  const size = product(sample);
  const formulas = takesFeatures(shape) ? preprocessing.features : [];

  const bytes = raw.features instanceof Uint8Array && staysBytes(preprocessing);
  const unscaled = formulas.length > 0 ? featureTable(formulas, raw) : raw.features;
  const { shift, factor } = fitScaling(preprocessing.scaling, unscaled, size, counts.train);
  const scaled = (value: number, column: number): number => (value - (shift[column] ?? 0)) * (factor[column] ?? 1);
  const made = formulas.length > 0 ? inputFeatures(formulas) : Array.from<number>;
  return {
    shape: { ...shape, count: raw.count },
    count: raw.count,
    counts,
    sample,
    features: bytes ? raw.features : scaledTable(unscaled, size, scaled),
    scale: bytes ? (factor[0] ?? 1) : 1,
    raw,
    inputOf: (point) => Float32Array.from(made(point), scaled),
  };
}

const product = (sizes: readonly number[]): number => sizes.reduce((count, size) => count * size, 1);

/** Rows rearranged; row i of the result is row order[i] of the samples. */
function inOrder(
  { count, features, labels, values }: Samples,
  { sample, outputs }: Shape,
  order: Uint32Array,
): Samples {
  const rows = <T extends Float32Array | Uint8Array>(source: T, size: number): T => {
    const target = source.slice() as T;
    order.forEach((from, to) => target.set(source.subarray(from * size, (from + 1) * size), to * size));
    return target;
  };
  return {
    count,
    features: rows(features, product(sample)),
    ...(labels && { labels: rows(labels, 1) }),
    ...(values && { values: rows(values, outputs) }),
  };
}

function scaledTable(
  values: ArrayLike<number>,
  size: number,
  scaled: (value: number, column: number) => number,
): Float32Array {
  const table = new Float32Array(values.length);
  for (let row = 0; row < table.length; row += size)
    for (let column = 0; column < size; column++) table[row + column] = scaled(values[row + column] ?? 0, column);
  return table;
}
