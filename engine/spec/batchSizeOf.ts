import { optimizerRule } from '../optimizers/optimizerRule.ts';
import type { ModelSpec } from './model.ts';

/** Rows of a full batch out of so many training samples. */
export const batchSizeOf = (
  { optimizer, training }: Pick<ModelSpec, 'optimizer' | 'training'>,
  samples: number,
): number => (optimizerRule(optimizer).fullBatch ? samples : Math.min(training.batchSize, samples));
