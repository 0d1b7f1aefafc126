import { softmaxCrossEntropy } from '../ops/softmaxCrossEntropy.ts';
import { number } from '../spec/field.ts';
import { defineLoss } from './loss.ts';
import { needsClasses, needsShares } from './misfits.ts';

/** Computed from the logits of the softmax. The formula on probabilities, clipped as in Keras, is what people see. */
export const categoricalCrossentropy = defineLoss({
  label: { en: 'Categorical cross-entropy', zh: '分类交叉熵' },
  about: {
    en: 'Prices the probability given to the right class; the standard partner of softmax.',
    zh: '按给正确类别的概率计价；softmax 的标准搭档。',
  },
  source: 'Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990',
  formula: '-t * log(clip(y, 1e-7, 1 - 1e-7))',
  reduction: 'sum',
  coding: () => 'oneHot',
  misfit: (context) => needsClasses(context) ?? needsShares(context),
  fromLogits: { softmax: softmaxCrossEntropy },
  target: 't * (1 - labelSmoothing) + labelSmoothing / outputs',
  fields: {
    labelSmoothing: number({
      label: { en: 'Label smoothing', zh: '标签平滑' },
      help: {
        en: 'This share of each target is spread over all classes (Szegedy et al., 2016).',
        zh: '把目标的这一部分平均分给所有类别（Szegedy 等，2016）。',
      },
      min: 0,
      max: 1,
      default: 0,
    }),
  },
});
