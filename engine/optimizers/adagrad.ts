import { epsilon, learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/** Starts at 0.1 with ε under the root, as in Keras; PyTorch starts at 0 and adds 1e-10 outside the root. */
export const adagrad = defineOptimizer({
  label: { en: 'AdaGrad', zh: 'AdaGrad' },
  about: {
    en: 'Weights that moved much get shorter steps; steps only ever shrink. Needs a high rate.',
    zh: '动得多的权重步子变短；步长只减不增，学习率要大。',
  },
  source: 'Duchi et al., Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, 2011',
  state: { v: 0.1 },
  update: {
    v: 'v + g^2',
    w: 'w - learningRate * g / sqrt(v + epsilon)',
  },
  fields: { learningRate: learningRate(0.001), epsilon: epsilon(1e-7) },
});
