import { penaltyRate } from './penaltyRate.ts';
import { defineRegularizer } from './regularizer.ts';

export const l1 = defineRegularizer({
  label: { en: 'L1', zh: 'L1' },
  about: {
    en: 'A fixed pull towards 0: weights that do not matter vanish altogether.',
    zh: '以固定力度拉向 0：不重要的权重会归零。',
  },
  source: 'Tibshirani, Regression Shrinkage and Selection via the Lasso, 1996',
  formula: 'l1 * abs(w)',
  fields: { l1: penaltyRate({ en: 'L1 rate', zh: 'L1 系数' }) },
});
