import { epsilon, learningRate, rho } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/** ε is under the root, as in Keras; PyTorch adds it outside (1e-8) and forgets more slowly (α = 0.99). */
export const rmsprop = defineOptimizer({
  label: { en: 'RMSProp', zh: 'RMSProp' },
  about: {
    en: 'Divides each gradient by its recent size, so that all weights move at a similar pace.',
    zh: '每个梯度除以它近期的大小，使各权重步调相近。',
  },
  source: 'Tieleman and Hinton, Coursera Lecture 6.5, 2012',
  state: { v: 0 },
  update: {
    v: 'v + (1 - rho) * (g^2 - v)',
    w: 'w - learningRate * g / sqrt(v + epsilon)',
  },
  fields: { learningRate: learningRate(0.001), rho: rho(0.9), epsilon: epsilon(1e-7) },
});
