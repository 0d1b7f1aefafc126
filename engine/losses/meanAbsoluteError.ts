import { classCoding } from './classCoding.ts';
import { defineLoss } from './loss.ts';
import { constrainedOutputs } from './misfits.ts';

export const meanAbsoluteError = defineLoss({
  label: { en: 'Mean absolute error', zh: '平均绝对误差' },
  about: {
    en: 'Every miss counts by its size, so outliers pull less; leads to the median.',
    zh: '代价与误差大小成正比，离群点影响较小；趋向中位数。',
  },
  source: 'Boscovich, De Litteraria Expeditione, 1757; Laplace, 1789',
  formula: 'abs(y - t)',
  reduction: 'mean',
  coding: classCoding,
  misfit: constrainedOutputs,
  fields: {},
});
