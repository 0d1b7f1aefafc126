import { learningRate, momentumRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/**
 * As in Keras the learning rate is inside the velocity, so a changed rate takes effect gradually; PyTorch keeps
 * m = momentum · m + g and multiplies by the rate outside. At a constant rate both are the same.
 */
export const momentum = defineOptimizer({
  label: { en: 'Momentum', zh: '动量' },
  about: {
    en: 'The step is a rolling ball: it gathers speed downhill and coasts over ripples.',
    zh: '像滚动的球：下坡加速，越过小起伏。',
  },
  source: 'Polyak, Some Methods of Speeding up the Convergence of Iteration Methods, 1964; Keras SGD(momentum)',
  state: { m: 0 },
  update: {
    m: 'momentum * m - learningRate * g',
    w: 'w + m',
  },
  fields: { learningRate: learningRate(0.01), momentum: momentumRate(0.9) },
});
