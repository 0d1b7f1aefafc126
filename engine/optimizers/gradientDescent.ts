import { learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/** Keras has no such optimizer; the default is larger than SGD's because an epoch is a single step. */
export const gradientDescent = defineOptimizer({
  label: { en: 'Gradient descent', zh: '梯度下降' },
  about: {
    en: 'One step per epoch along the gradient of all samples together: exact, but slow.',
    zh: '每轮用全部样本的梯度走一步：精确但慢。',
  },
  source: 'Cauchy, 1847',
  fullBatch: true,
  state: {},
  update: { w: 'w - learningRate * g' },
  fields: { learningRate: learningRate(0.1) },
});
