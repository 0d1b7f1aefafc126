import type { MapReading } from '../charts/decisionMap.ts';
import type { DifferenceAnswer, Summary } from '../../engine/protocol.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { mapReading } from '../panels/mapReading.ts';

export interface ComparedMap {
  readonly outputs: Float32Array;
  readonly units: number;
  readonly reading: MapReading;
}

export interface ComparedMaps {
  readonly size: number;
  readonly mine: ComparedMap;
  readonly theirs: ComparedMap;
  readonly difference: ComparedMap;
  /** The fields of both, of which the borders are drawn over the difference. */
  readonly borders: readonly Float32Array[];
  /** Share of the plane on which they decide differently; of numbers, how far apart they are on average. */
  readonly share: number | undefined;
  readonly mean: number | undefined;
}

/** Two answers over one plane and how they differ; nothing where they answer different questions. */
export function comparedMaps(
  { size = 0, mine, theirs, theirUnits = 0 }: DifferenceAnswer,
  summary: Summary,
  spec: ModelSpec,
): ComparedMaps | undefined {
  if (!mine || !theirs || size === 0) return undefined;
  const checked = checkModel({ ...spec, edits: [] });
  if (!checked.ok) return undefined;
  const { task, outputs } = checked.value.data;
  if (task !== summary.task || outputs !== summary.outputs) return undefined;
  const [own, other] = [mapReading(summary), mapReading({ ...summary, spec, units: theirUnits })];
  const maps = {
    size,
    mine: { outputs: mine, units: summary.units, reading: own.map },
    theirs: { outputs: theirs, units: theirUnits, reading: other.map },
  };
  if (own.map.kind === 'classes' || other.map.kind === 'classes') {
    const apart = Float32Array.from({ length: size * size }, (_, i) =>
      winnerAt(mine, i, summary.units) === winnerAt(theirs, i, theirUnits) ? 0 : 1,
    );
    return { ...maps, difference: field(apart), borders: [], share: meanOf(apart), mean: undefined };
  }
  const [a, b] = [valuesOf(mine, summary.units, own.map), valuesOf(theirs, theirUnits, other.map)];
  // Halved, so that opposite answers reach the end of the scale.
  const half = a.map((value, i) => (value - (b[i] ?? 0)) / 2);
  const sides = a.map((value, i) => (value > 0 === (b[i] ?? 0) > 0 ? 0 : 1));
  const isClass = task === 'classification';
  return {
    ...maps,
    difference: field(half),
    borders: isClass ? [a, b] : [],
    share: isClass ? meanOf(sides) : undefined,
    mean: isClass ? undefined : 2 * (own.bound ?? 1) * meanOf(half.map(Math.abs)),
  };
}

const field = (outputs: Float32Array): ComparedMap => ({
  outputs,
  units: 1,
  reading: { kind: 'field', value: (values, at) => values[at] ?? 0, line: false },
});

const valuesOf = (
  outputs: Float32Array,
  units: number,
  { value }: Extract<MapReading, { kind: 'field' }>,
): Float32Array => Float32Array.from({ length: outputs.length / units }, (_, i) => value(outputs, i * units));

function winnerAt(outputs: Float32Array, place: number, units: number): number {
  let best = 0;
  for (let unit = 1; unit < units; unit++)
    if ((outputs[place * units + unit] ?? 0) > (outputs[place * units + best] ?? 0)) best = unit;
  return best;
}

const meanOf = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
