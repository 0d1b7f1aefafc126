import { learningRate, momentumRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

/** The learning rate is inside the velocity, as in Keras; see momentum. At a constant rate PyTorch agrees. */
export const nesterov = defineOptimizer({
  label: { en: 'Nesterov momentum', zh: 'Nesterov 动量' },
  about: {
    en: 'Momentum that looks ahead to where the ball is rolling, and so overshoots less.',
    zh: '先看球将滚到哪里再修正的动量，更少冲过头。',
  },
  source: 'Sutskever et al., On the Importance of Initialization and Momentum in Deep Learning, 2013',
  state: { m: 0 },
  update: {
    m: 'momentum * m - learningRate * g',
    w: 'w + momentum * m - learningRate * g',
  },
  fields: { learningRate: learningRate(0.01), momentum: momentumRate(0.9) },
});
