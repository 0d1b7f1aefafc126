import { beta1, beta2, learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/** The step looks at the old m mixed with g by β₁; m itself is kept by β₂, as in Keras. PyTorch has no Lion. */
export const lion = defineOptimizer({
  label: { en: 'Lion', zh: 'Lion' },
  about: {
    en: 'Every weight moves by the same length, only the sign is learned; wants a small rate.',
    zh: '每个权重走同样长的一步，只看方向；学习率宜小。',
  },
  source: 'Chen et al., Symbolic Discovery of Optimization Algorithms, 2023',
  state: { m: 0 },
  update: {
    w: 'w - learningRate * sign(beta1 * m + (1 - beta1) * g)',
    m: 'm + (1 - beta2) * (g - m)',
  },
  fields: { learningRate: learningRate(0.001), beta1: beta1(0.9), beta2: beta2(0.99) },
});
