import { defineLoss } from './loss.ts';
import { needsClasses, needsShares } from './misfits.ts';

/** A target of 0 adds nothing, as in PyTorch; Keras clips it to 1e-7 first, a difference of some 1e-6. */
export const klDivergence = defineLoss({
  label: { en: 'Kullback–Leibler divergence', zh: 'KL 散度' },
  about: {
    en: 'How far the predicted shares are from the true ones; for plain classes the same as cross-entropy.',
    zh: '预测分布与真实分布相差多远；目标为单一类别时等同交叉熵。',
  },
  source: 'Kullback and Leibler, On Information and Sufficiency, 1951',
  formula: 't * log(clip(t, 1e-7, 1) / clip(y, 1e-7, 1))',
  reduction: 'sum',
  coding: () => 'oneHot',
  misfit: (context) => needsClasses(context) ?? needsShares(context),
  fields: {},
});
