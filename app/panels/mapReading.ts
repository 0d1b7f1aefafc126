import { largestSize, niceBound } from '../charts/valueScale.ts';
import type { MapReading } from '../charts/decisionMap.ts';
import type { Summary } from '../../engine/protocol.ts';
import { checkModel, lossDefinition } from '../../engine/spec/checkModel.ts';

export interface Reading {
  readonly map: MapReading;
  /** Value at the ends of the scale; undefined where classes are told by colour. */
  readonly bound: number | undefined;
}

/** How the network's outputs are read as a picture: as the loss codes its targets. */
export function mapReading(summary: Summary): Reading {
  const { spec, task, outputs, units, samples } = summary;
  if (task === 'regression') {
    const bound = niceBound(largestSize(samples.targets));
    return { map: { kind: 'field', value: (values, at) => (values[at] ?? 0) / bound, line: false }, bound };
  }
  if (units === 1) {
    const checked = checkModel(spec);
    const signed = checked.ok && lossDefinition(spec).coding(checked.value.lossContext) === 'signed';
    const value = signed
      ? (values: ArrayLike<number>, at: number) => values[at] ?? 0
      : (values: ArrayLike<number>, at: number) => 2 * (values[at] ?? 0) - 1;
    return { map: { kind: 'field', value, line: true }, bound: 1 };
  }
  if (outputs === 2) {
    const value = (values: ArrayLike<number>, at: number) => (values[at + 1] ?? 0) - (values[at] ?? 0);
    return { map: { kind: 'field', value, line: true }, bound: 1 };
  }
  return { map: { kind: 'classes' }, bound: undefined };
}
