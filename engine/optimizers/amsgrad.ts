import { beta1, beta2, epsilon, learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/** The maximum is of the uncorrected v, as in Keras and PyTorch; ε as in adam. */
export const amsgrad = defineOptimizer({
  label: { en: 'AMSGrad', zh: 'AMSGrad' },
  about: {
    en: 'Adam that remembers the largest gradients for good, so that its steps cannot grow again.',
    zh: '永久记住最大梯度的 Adam，步长不会再变大。',
  },
  source: 'Reddi et al., On the Convergence of Adam and Beyond, 2018',
  state: { m: 0, v: 0, vMax: 0 },
  scalars: { alpha: 'learningRate * sqrt(1 - beta2^t) / (1 - beta1^t)' },
  update: {
    m: 'm + (1 - beta1) * (g - m)',
    v: 'v + (1 - beta2) * (g^2 - v)',
    vMax: 'max(vMax, v)',
    w: 'w - alpha * m / (sqrt(vMax) + epsilon)',
  },
  fields: { learningRate: learningRate(0.001), beta1: beta1(0.9), beta2: beta2(0.999), epsilon: epsilon(1e-7) },
});
