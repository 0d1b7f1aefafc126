import { defineRegularizer } from './regularizer.ts';

export const none = defineRegularizer({
  label: { en: 'None', zh: '无' },
  about: { en: 'Weights may grow freely.', zh: '权重可自由增长。' },
  formula: '0',
  fields: {},
});
