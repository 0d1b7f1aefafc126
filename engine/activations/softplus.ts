import { defineActivation } from './activation.ts';

export const softplus = defineActivation({
  label: { en: 'Softplus', zh: 'Softplus' },
  about: {
    en: 'A smooth ReLU that is always positive; its slope is the sigmoid.',
    zh: '恒为正的光滑 ReLU；它的斜率正是 Sigmoid。',
  },
  source: 'Dugas et al., Incorporating Second-Order Functional Knowledge for Better Option Pricing, 2000',
  formula: 'softplus(x)',
  fields: {},
});
