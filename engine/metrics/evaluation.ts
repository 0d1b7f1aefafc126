import { classify } from './classified.ts';
import { macroAverage, type ClassScore } from './classReports.ts';
import type { Confusion } from './confusionMatrix.ts';
import { classificationMetrics, regressionMetrics, type MetricName } from './index.ts';
import type { Judged } from './judged.ts';
import type { Metric } from './metric.ts';
import { constantTargets } from './r2.ts';

type Values<Metrics> = { readonly [M in keyof Metrics]: number | null };
type ClassScores = Readonly<Record<ClassScore, number>>;

/** Precision, recall and F1 are those of class 1 where there are two classes, else macro averages. */
export interface ClassificationEvaluation extends Values<typeof classificationMetrics> {
  readonly macro: ClassScores;
  readonly micro: ClassScores;
  /** By class. `auc` is null where the class has no sample, or all of them. */
  readonly perClass: readonly (ClassScores & { readonly auc: number | null; readonly support: number })[];
  readonly confusion: Confusion;
  /** Classes for which a score was 0/0: it counts as 0 (AUC: is left out). */
  readonly undefinedFor: Readonly<Record<ClassScore | 'auc', readonly number[]>>;
}

export interface RegressionEvaluation extends Values<typeof regressionMetrics> {
  /** Outputs whose targets are all the same, so that R² says nothing of them. */
  readonly constantTargets: readonly number[];
}

/** What metrics say of a split, under Keras' names. Plain JSON. */
export type Evaluation = ClassificationEvaluation | RegressionEvaluation;

const valuesOf = <Facts, Metrics extends Readonly<Record<string, Metric<Facts>>>>(
  metrics: Metrics,
  facts: Facts,
): Values<Metrics> =>
  Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value(facts)])) as Values<Metrics>;

/** Those of a task's metrics that have a meaning on what was judged, by name. */
export const meaningful = (evaluation: Evaluation): Readonly<Partial<Record<MetricName, number>>> =>
  Object.fromEntries(
    Object.entries(evaluation).filter(
      ([name, value]) => (name in classificationMetrics || name in regressionMetrics) && typeof value === 'number',
    ),
  );

/** In 64 bits, from outputs and coded targets. */
export const evaluate = (judged: Judged): Evaluation =>
  judged.coding === 'value'
    ? { ...valuesOf(regressionMetrics, judged), constantTargets: constantTargets(judged) }
    : evaluateClasses(judged);

function evaluateClasses(judged: Judged): ClassificationEvaluation {
  const facts = classify(judged);
  const { confusion, reports, areas } = facts;
  const values = valuesOf(classificationMetrics, facts);
  const where = (holds: (label: number) => boolean): number[] =>
    reports.flatMap((_, label) => (holds(label) ? [label] : []));
  const lacking = (score: ClassScore): number[] =>
    where((label) => reports[label]?.undefinedScores.includes(score) ?? false);
  const scores = (of: (score: ClassScore) => number): ClassScores => ({
    precision: of('precision'),
    recall: of('recall'),
    f1: of('f1'),
  });
  return {
    ...values,
    macro: scores((score) => macroAverage(reports, score)),
    // Every sample is taken for one class and is of one, so all three are hits over samples.
    micro: scores(() => values.accuracy ?? 0),
    perClass: reports.map(({ precision, recall, f1, support }, label) => ({
      precision,
      recall,
      f1,
      auc: areas[label] ?? null,
      support,
    })),
    confusion,
    undefinedFor: {
      precision: lacking('precision'),
      recall: lacking('recall'),
      f1: lacking('f1'),
      auc: where((label) => areas[label] === null),
    },
  };
}
