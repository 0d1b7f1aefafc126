import type { PreparedData } from '../data/prepare.ts';
import { targetsOf } from '../data/targets.ts';
import { evaluate, type Evaluation } from '../metrics/evaluation.ts';
import { lossDefinition, type CheckedModel } from '../spec/checkModel.ts';
import type { Runner } from './runner.ts';

/** How the model does on a split: the loss as Keras' `evaluate` gives it (penalties in), and the metrics. */
export interface Judgement {
  readonly loss: number;
  readonly evaluation: Evaluation;
  /** [count, units]. */
  readonly predictions: Float64Array;
  /** As the loss codes them, [count, units]. */
  readonly targets: ArrayLike<number>;
  /** Of each sample, without penalties. */
  readonly rowLosses: ArrayLike<number>;
}

/** Splits lie one after the other in the samples table: train, validation, test. */
export function rangeOf(
  { counts }: PreparedData,
  split: keyof PreparedData['counts'],
): { start: number; count: number } {
  const start = split === 'train' ? 0 : split === 'validation' ? counts.train : counts.train + counts.validation;
  return { start, count: counts[split] };
}

export async function judgeSplit(
  runner: Runner,
  model: CheckedModel,
  data: PreparedData,
  split: keyof PreparedData['counts'],
  uniforms: ArrayLike<number>,
): Promise<Judgement> {
  const { start, count } = rangeOf(data, split);
  const { predictions, rowLosses, penalty } = await runner.evaluate(start, count, uniforms);
  const { units } = model.lossContext;
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  const targets = targetsOf(data, coding, units).subarray(start * units, (start + count) * units);
  const loss = rowLosses.reduce((sum, each) => sum + each, 0) / Math.max(1, count) + penalty;
  return {
    loss,
    predictions,
    targets,
    rowLosses,
    evaluation: evaluate({ predictions, targets, units, coding, classes: data.shape.outputs }),
  };
}
