import { softmax as softmaxOp } from '../ops/softmax.ts';
import { defineActivation } from './activation.ts';

/**
 * Over the whole row: yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ). The formula is one score's share against a single other score of 0,
 * exp(x) / (exp(x) + 1): what its curve shows.
 */
export const softmax = defineActivation({
  label: { en: 'Softmax', zh: 'Softmax' },
  about: {
    en: 'Turns the scores of all classes into probabilities that add up to 1; for the last layer.',
    zh: '把各类得分变成总和为 1 的概率；用于最后一层。',
  },
  source: 'Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990',
  formula: 'sigmoid(x)',
  row: softmaxOp,
  fields: {},
});
