import { penaltyRate } from './penaltyRate.ts';
import { defineRegularizer } from './regularizer.ts';

export const l1l2 = defineRegularizer({
  label: { en: 'L1 + L2', zh: 'L1 + L2' },
  about: {
    en: 'Both pulls: drops weights that do not matter and keeps the rest small.',
    zh: '两种拉力兼有：去掉不重要的权重，其余保持较小。',
  },
  source: 'Zou and Hastie, Regularization and Variable Selection via the Elastic Net, 2005',
  formula: 'l1 * abs(w) + l2 * w^2',
  fields: {
    l1: penaltyRate({ en: 'L1 rate', zh: 'L1 系数' }),
    l2: penaltyRate({ en: 'L2 rate', zh: 'L2 系数' }),
  },
});
