import { defineLoss } from './loss.ts';
import { constrainedOutputs, needsBothSigns, needsClasses } from './misfits.ts';

/** One unit per class: each class against the rest, their hinges averaged. */
export const hinge = defineLoss({
  label: { en: 'Hinge', zh: '合页损失' },
  about: {
    en: 'Free once the answer is right by a margin of 1; the loss of support vector machines.',
    zh: '答对且间隔超过 1 就不再计代价；支持向量机的损失。',
  },
  source: 'Cortes and Vapnik, Support-Vector Networks, 1995',
  formula: 'max(1 - t * y, 0)',
  reduction: 'mean',
  coding: ({ units }) => (units > 1 ? 'oneHot' : 'signed'),
  misfit: (context) => constrainedOutputs(context) ?? needsClasses(context) ?? needsBothSigns(context),
  // 0 and 1 become −1 and 1, as in Keras; −1 and 1 stay
  target: 't > 0 ? 1 : -1',
  fields: {},
});
