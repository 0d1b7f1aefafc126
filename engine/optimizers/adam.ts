import { beta1, beta2, epsilon, learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/**
 * Both corrections for the start at 0 are in α, as in Keras ("epsilon hat" of the paper): ε is compared with the
 * uncorrected √v. PyTorch corrects √v first and then adds ε = 1e-8.
 */
export const adam = defineOptimizer({
  label: { en: 'Adam', zh: 'Adam' },
  about: {
    en: 'Momentum divided by the recent size of the gradient: a good first choice nearly everywhere.',
    zh: '动量除以梯度近期的大小：几乎处处适用的首选。',
  },
  source: 'Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015',
  state: { m: 0, v: 0 },
  scalars: { alpha: 'learningRate * sqrt(1 - beta2^t) / (1 - beta1^t)' },
  update: {
    m: 'm + (1 - beta1) * (g - m)',
    v: 'v + (1 - beta2) * (g^2 - v)',
    w: 'w - alpha * m / (sqrt(v) + epsilon)',
  },
  fields: { learningRate: learningRate(0.001), beta1: beta1(0.9), beta2: beta2(0.999), epsilon: epsilon(1e-7) },
});
