import { meaningful } from '../metrics/evaluation.ts';
import type { EpochMetrics, RunningMeans } from './history.ts';
import type { Judgement } from './judgeSplit.ts';

/** What an epoch is told by, under Keras' names: means over its training steps, and the validation split at its end. */
export function epochMetrics(
  at: Pick<EpochMetrics, 'epoch' | 'step'>,
  /** Columns of the plan's trace: the loss, then sums over rows. */
  trace: readonly string[],
  means: ReturnType<RunningMeans['take']>,
  validation: Judgement | undefined,
): EpochMetrics {
  const [loss = Number.NaN, ...sums] = means;
  const named = Object.fromEntries(trace.slice(1).map((name, i) => [name, sums[i] ?? Number.NaN]));
  return {
    ...at,
    loss,
    ...(named['hits'] === undefined
      ? { rmse: Math.sqrt(named['squaredError'] ?? Number.NaN), mae: named['absoluteError'] ?? Number.NaN }
      : { accuracy: named['hits'] }),
    ...(validation && {
      val_loss: validation.loss,
      ...Object.fromEntries(Object.entries(meaningful(validation.evaluation)).map(([name, v]) => [`val_${name}`, v])),
    }),
  };
}
