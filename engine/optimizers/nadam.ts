import { beta1, beta2, epsilon, learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/**
 * Momentum warms up as μ = β₁ (1 − 0.5 · 0.96^t), as in Keras; PyTorch takes 0.96^(0.004 t), a warm-up 250 times
 * slower. ε is added to the corrected √v in both. The product of all μ so far is carried from step to step.
 */
export const nadam = defineOptimizer({
  label: { en: 'Nadam', zh: 'Nadam' },
  about: {
    en: 'Adam with a look ahead, as Nesterov does for momentum.',
    zh: '带前瞻的 Adam，如同 Nesterov 之于动量。',
  },
  source: 'Dozat, Incorporating Nesterov Momentum into Adam, 2016',
  state: { m: 0, v: 0 },
  carried: { muProduct: { start: 1, next: 'product' } },
  scalars: {
    mu: 'beta1 * (1 - 0.5 * 0.96^t)',
    muNext: 'beta1 * (1 - 0.5 * 0.96^(t + 1))',
    product: 'muProduct * mu',
    ofMomentum: 'learningRate * muNext / (1 - product * muNext)',
    ofGradient: 'learningRate * (1 - mu) / (1 - product)',
  },
  update: {
    m: 'm + (1 - beta1) * (g - m)',
    v: 'v + (1 - beta2) * (g^2 - v)',
    w: 'w - (ofMomentum * m + ofGradient * g) / (sqrt(v / (1 - beta2^t)) + epsilon)',
  },
  fields: { learningRate: learningRate(0.001), beta1: beta1(0.9), beta2: beta2(0.999), epsilon: epsilon(1e-7) },
});
