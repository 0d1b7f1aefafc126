import { classCoding } from './classCoding.ts';
import { defineLoss } from './loss.ts';
import { constrainedOutputs } from './misfits.ts';

export const meanSquaredError = defineLoss({
  label: { en: 'Mean squared error', zh: '均方误差' },
  about: {
    en: 'Large misses count most; the standard for predicting numbers.',
    zh: '大误差代价最高；预测数值的标准选择。',
  },
  source: 'Gauss, Theoria Motus Corporum Coelestium, 1809',
  formula: '(y - t)^2',
  reduction: 'mean',
  coding: classCoding,
  misfit: constrainedOutputs,
  fields: {},
});
