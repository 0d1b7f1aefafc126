import { penaltyRate } from './penaltyRate.ts';
import { defineRegularizer } from './regularizer.ts';

/** λ Σ w² as in Keras; texts that write ½ λ Σ w² need twice the rate for the same pull. */
export const l2 = defineRegularizer({
  label: { en: 'L2', zh: 'L2' },
  about: {
    en: 'A pull towards 0 that grows with the weight: keeps all weights small and the result smooth.',
    zh: '权重越大拉力越大：使权重都小、结果平滑。',
  },
  source: 'Hoerl and Kennard, Ridge Regression, 1970; form as in Keras',
  formula: 'l2 * w^2',
  fields: { l2: penaltyRate({ en: 'L2 rate', zh: 'L2 系数' }) },
});
