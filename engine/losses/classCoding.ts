import type { Coding, LossContext } from './loss.ts';
import { reachesBothSigns } from './outputRange.ts';

/**
 * How a loss for numbers sees classes: one unit per class as 0 and 1; a single unit as −1 and 1 where it can reach
 * both (tanh, linear), else as 0 and 1 (sigmoid, ReLU).
 */
export function classCoding(context: LossContext): Coding {
  if (context.task === 'regression') return 'value';
  if (context.units > 1) return 'oneHot';
  return reachesBothSigns(context) ? 'signed' : 'zeroOne';
}

/** Above it a single unit means class 1. */
export const middleOf = (coding: Coding): number => (coding === 'signed' ? 0 : 0.5);
