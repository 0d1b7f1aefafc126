import { middleOf } from '../losses/classCoding.ts';
import { confusionMatrix, type Confusion } from './confusionMatrix.ts';
import { classReports, type ClassReport } from './classReports.ts';
import type { Judged } from './judged.ts';
import { areaUnder, rocCurve } from './rocCurve.ts';

/** What all metrics of a classification are made from. */
export interface Classified {
  readonly classes: number;
  readonly truth: Uint32Array;
  readonly predicted: Uint32Array;
  readonly confusion: Confusion;
  readonly reports: readonly ClassReport[];
  /** Area under the ROC curve of each class against all others; null where it has no sample, or all of them. */
  readonly areas: readonly (number | null)[];
}

/** What a row of outputs or coded targets [rows, units] says. */
export function classOf(values: ArrayLike<number>, row: number, units: number, coding: Judged['coding']): number {
  const at = (unit: number): number => values[row * units + unit] ?? Number.NaN;
  if (units === 1) return at(0) > middleOf(coding) ? 1 : 0;
  let best = 0;
  for (let unit = 1; unit < units; unit++) if (at(unit) > at(best)) best = unit;
  return best;
}

/** The class of every sample, by its coded target [count, units]. */
export const truthOf = ({ targets, units, coding }: Pick<Judged, 'targets' | 'units' | 'coding'>): Uint32Array =>
  new Uint32Array(Math.floor(targets.length / units)).map((_, row) => classOf(targets, row, units, coding));

/**
 * How strongly each sample is taken for a class. A single output speaks for class 1; with two outputs the score of one
 * is its lead over the other.
 */
export function scoresOf({ predictions, units }: Pick<Judged, 'predictions' | 'units'>, label: number): Float64Array {
  const at = (row: number, unit: number): number => predictions[row * units + unit] ?? Number.NaN;
  const score = (row: number): number => {
    if (units === 1) return label === 1 ? at(row, 0) : -at(row, 0);
    return units === 2 ? at(row, label) - at(row, 1 - label) : at(row, label);
  };
  return new Float64Array(Math.floor(predictions.length / units)).map((_, row) => score(row));
}

/**
 * A single output means class 1 above the middle of its coding (0 for ±1, 0.5 for 0/1); of several the largest wins,
 * the first of equals.
 */
export function classify(judged: Judged): Classified {
  const { predictions, units, coding, classes } = judged;
  const truth = truthOf(judged);
  const predicted = new Uint32Array(truth.length).map((_, row) => classOf(predictions, row, units, coding));
  const confusion = confusionMatrix(truth, predicted, classes);
  const area = (label: number): number | null => {
    const curve = rocCurve(isOfClass(truth, label), scoresOf(judged, label));
    return curve ? areaUnder(curve) : null;
  };
  return {
    classes,
    truth,
    predicted,
    confusion,
    reports: classReports(confusion),
    areas: Array.from({ length: classes }, (_, label) => area(label)),
  };
}

/** Which samples are of a class: what a ROC curve of it calls positive. */
export const isOfClass = (truth: Uint32Array, label: number): boolean[] => Array.from(truth, (own) => own === label);
