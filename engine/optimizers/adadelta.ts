import { epsilon, learningRate, rho } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/**
 * The learning rate is 1 as in the paper and in PyTorch; at Keras' 0.001 it hardly moves. PyTorch has the same rule
 * with ρ = 0.9 and ε = 1e-6. `d` is the mean square of the moves before the learning rate.
 */
export const adadelta = defineOptimizer({
  label: { en: 'AdaDelta', zh: 'AdaDelta' },
  about: {
    en: 'Finds its step length from the size of its own recent moves; starts slowly.',
    zh: '由自己近期移动的大小决定步长；起步慢。',
  },
  source: 'Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012',
  state: { v: 0, d: 0 },
  update: {
    v: 'v + (1 - rho) * (g^2 - v)',
    w: 'w - learningRate * g * sqrt((d + epsilon) / (v + epsilon))',
    d: 'd + (1 - rho) * (g^2 * (d + epsilon) / (v + epsilon) - d)',
  },
  fields: { learningRate: learningRate(1), rho: rho(0.95), epsilon: epsilon(1e-7) },
});
