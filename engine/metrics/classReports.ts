import type { Confusion } from './confusionMatrix.ts';

export type ClassScore = 'precision' | 'recall' | 'f1';

/** How one class fares against all others. A score of 0/0 is 0 and named in `undefinedScores`. */
export interface ClassReport extends Readonly<Record<ClassScore, number>> {
  /** Samples that are of the class. */
  readonly support: number;
  readonly undefinedScores: readonly ClassScore[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Per class, in order: precision (of what was taken for the class, how much is), recall (of what is, how much was
 * found) and F1, their harmonic mean 2 · hits / (taken + there). Precision has no meaning where nothing was taken for
 * the class, recall where no sample is of it, F1 where both hold.
 */
export function classReports(confusion: Confusion): ClassReport[] {
  return confusion.map((row, label) => {
    const hits = row[label] ?? 0;
    const support = sum(row);
    const taken = sum(confusion.map((counts) => counts[label] ?? 0));
    const undefinedScores: ClassScore[] = [];
    const ratio = (name: ClassScore, over: number, under: number): number => {
      if (under === 0) undefinedScores.push(name);
      return under === 0 ? 0 : over / under;
    };
    const precision = ratio('precision', hits, taken);
    const recall = ratio('recall', hits, support);
    const f1 = ratio('f1', 2 * hits, taken + support);
    return { precision, recall, f1, support, undefinedScores };
  });
}

/** Mean over all classes alike, those without a sample as 0. */
export const macroAverage = (reports: readonly ClassReport[], score: ClassScore): number =>
  reports.length === 0 ? 0 : sum(reports.map((report) => report[score])) / reports.length;

/** Class 1 of two; the macro average of more: what a single number of the report stands for. */
export const headline = (reports: readonly ClassReport[], score: ClassScore): number =>
  reports.length === 2 ? (reports[1]?.[score] ?? 0) : macroAverage(reports, score);
