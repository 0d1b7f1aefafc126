import { sizeOf } from '../layers/layer.ts';
import { classOf } from '../metrics/classified.ts';
import type { SampleAnswer, SampleQuery } from '../protocol.ts';
import { lossDefinition } from '../spec/checkModel.ts';
import { rangeOf } from './judgeSplit.ts';
import type { Session } from './session.ts';

/** A page shows so many at once, at most. */
const most = 1000;

/** The samples of a split that fit a question, with what the network makes of each. Equal losses keep their order. */
export async function askSamples(session: Session, query: SampleQuery): Promise<SampleAnswer> {
  const { data, model } = session;
  const { raw, shape } = data;
  const { units } = model.lossContext;
  const { start, count } = rangeOf(data, query.split);
  const { predictions, rowLosses } = await session.judge(query.split);
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  const isClasses = shape.task === 'classification';
  const target = (row: number): number =>
    raw.labels?.[start + row] ?? raw.values?.[(start + row) * shape.outputs] ?? Number.NaN;
  const predicted = (row: number): number =>
    isClasses ? classOf(predictions, row, units, coding) : (predictions[row * units] ?? Number.NaN);
  const fits = (row: number): boolean =>
    !isClasses ||
    ((query.actual === undefined || target(row) === query.actual) &&
      (query.predicted === undefined || predicted(row) === query.predicted) &&
      (query.mistakes !== true || target(row) !== predicted(row)));
  const found = Array.from({ length: count }, (_, row) => row).filter(fits);
  if (query.order === 'worst') found.sort((a, b) => (rowLosses[b] ?? 0) - (rowLosses[a] ?? 0));

  const rows = found.slice(query.offset, query.offset + Math.min(most, query.count));
  const size = sizeOf(shape.sample);
  const features = new (raw.features instanceof Uint8Array ? Uint8Array : Float32Array)(rows.length * size);
  const outputs = new Float32Array(rows.length * units);
  rows.forEach((row, i) => {
    features.set(raw.features.subarray((start + row) * size, (start + row + 1) * size), i * size);
    outputs.set(predictions.subarray(row * units, (row + 1) * units), i * units);
  });
  return {
    query,
    total: found.length,
    indices: Uint32Array.from(rows),
    features,
    targets: Float32Array.from(rows, target),
    predicted: Float32Array.from(rows, predicted),
    outputs,
    losses: Float32Array.from(rows, (row) => rowLosses[row] ?? Number.NaN),
  };
}
