import { number } from '../spec/field.ts';
import { beta1, beta2, epsilon, learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/**
 * The decay is decoupled: it shrinks every weight by learning rate × decay and never enters m or v. Default 0.004 as
 * in Keras; PyTorch has 0.01, and ε as told in adam.
 */
export const adamw = defineOptimizer({
  label: { en: 'AdamW', zh: 'AdamW' },
  about: {
    en: 'Adam that also shrinks every weight a little at each step, whatever its gradient.',
    zh: '每步还让所有权重略微缩小的 Adam，与梯度无关。',
  },
  source: 'Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019',
  state: { m: 0, v: 0 },
  scalars: { alpha: 'learningRate * sqrt(1 - beta2^t) / (1 - beta1^t)' },
  update: {
    m: 'm + (1 - beta1) * (g - m)',
    v: 'v + (1 - beta2) * (g^2 - v)',
    w: 'w - learningRate * weightDecay * w - alpha * m / (sqrt(v) + epsilon)',
  },
  fields: {
    learningRate: learningRate(0.001),
    beta1: beta1(0.9),
    beta2: beta2(0.999),
    epsilon: epsilon(1e-7),
    weightDecay: number({
      label: { en: 'Weight decay', zh: '权重衰减' },
      help: { en: 'Each step shrinks weights by learning rate × this.', zh: '每步按“学习率 × 此值”缩小权重。' },
      min: 0,
      max: 10,
      default: 0.004,
      scale: 'log',
      live: true,
    }),
  },
});
