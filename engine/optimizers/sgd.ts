import { learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

export const sgd = defineOptimizer({
  label: { en: 'SGD', zh: 'SGD' },
  about: {
    en: 'A step along the gradient of each batch: the plain rule that all others refine.',
    zh: '沿每批的梯度走一步：其他方法都由它改进而来。',
  },
  source: 'Robbins and Monro, A Stochastic Approximation Method, 1951',
  state: {},
  update: { w: 'w - learningRate * g' },
  fields: { learningRate: learningRate(0.01) },
});
