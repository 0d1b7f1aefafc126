import { confusionMatrix, type Confusion } from './confusionMatrix.ts';
import { classReports, type ClassReport } from './classReports.ts';
import type { Judged } from './judged.ts';
import { areaUnder, rocCurve } from './rocCurve.ts';

/** What all metrics of a classification are made from. */
export interface Classified {
  readonly classes: number;
  readonly truth: Uint32Array;
  readonly predicted: Uint32Array;
  /** How strongly each sample is taken for a class: any rising function of the output. */
  readonly scores: (label: number) => Float64Array;
  readonly confusion: Confusion;
  readonly reports: readonly ClassReport[];
  /** Area under the ROC curve of each class against all others; null where it has no sample, or all of them. */
  readonly areas: readonly (number | null)[];
}

/** What a row of outputs or coded targets [rows, units] says. */
export function classOf(values: ArrayLike<number>, row: number, units: number, coding: Judged['coding']): number {
  const at = (unit: number): number => values[row * units + unit] ?? Number.NaN;
  if (units === 1) return at(0) > (coding === 'signed' ? 0 : 0.5) ? 1 : 0;
  let best = 0;
  for (let unit = 1; unit < units; unit++) if (at(unit) > at(best)) best = unit;
  return best;
}

/**
 * A single output means class 1 above the middle of its coding (0 for ±1, 0.5 for 0/1); of several the largest wins,
 * the first of equals. With two classes the score of one is its lead over the other.
 */
export function classify({ predictions, targets, units, coding, classes }: Judged): Classified {
  const count = Math.floor(predictions.length / units);
  const at = (values: ArrayLike<number>, row: number, unit: number): number => values[row * units + unit] ?? Number.NaN;
  const truth = new Uint32Array(count).map((_, row) => classOf(targets, row, units, coding));
  const predicted = new Uint32Array(count).map((_, row) => classOf(predictions, row, units, coding));
  const score = (row: number, label: number): number => {
    if (units === 1) return label === 1 ? at(predictions, row, 0) : -at(predictions, row, 0);
    return units === 2 ? at(predictions, row, label) - at(predictions, row, 1 - label) : at(predictions, row, label);
  };
  const scores = (label: number): Float64Array => new Float64Array(count).map((_, row) => score(row, label));
  const confusion = confusionMatrix(truth, predicted, classes);
  const area = (label: number): number | null => {
    const curve = rocCurve(isOfClass(truth, label), scores(label));
    return curve ? areaUnder(curve) : null;
  };
  return {
    classes,
    truth,
    predicted,
    scores,
    confusion,
    reports: classReports(confusion),
    areas: Array.from({ length: classes }, (_, label) => area(label)),
  };
}

/** Which samples are of a class: what a ROC curve of it calls positive. */
export const isOfClass = (truth: Uint32Array, label: number): boolean[] => Array.from(truth, (own) => own === label);
