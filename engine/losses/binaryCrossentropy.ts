import { defineLoss } from './loss.ts';
import { constrainedOutputs, needsClasses, needsProbabilities } from './misfits.ts';

/** Probabilities are clipped to [1e-7, 1 − 1e-7] as in Keras, except after a sigmoid, where the logits are used. */
export const binaryCrossentropy = defineLoss({
  label: { en: 'Binary cross-entropy', zh: '二元交叉熵' },
  about: {
    en: 'Prices the probability given to the truth: being sure and wrong costs most.',
    zh: '按给真相的概率计价：自信却答错代价最高。',
  },
  source: 'Cox, The Regression Analysis of Binary Sequences, 1958; clipped as in Keras',
  formula: '-t * log(clip(y, 1e-7, 1 - 1e-7)) - (1 - t) * log(1 - clip(y, 1e-7, 1 - 1e-7))',
  reduction: 'mean',
  coding: ({ units }) => (units > 1 ? 'oneHot' : 'zeroOne'),
  misfit: (context) => constrainedOutputs(context) ?? needsClasses(context) ?? needsProbabilities(context),
  fromLogits: { sigmoid: 'softplus(z) - t * z' },
  fields: {},
});
