import type { GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';

/** Adds normal noise with mean 0, by the Box–Muller transform of two uniform draws per element. */
export const gaussianNoise = defineOp(
  'gaussianNoise',
  {
    label: { en: 'Gaussian noise', zh: '高斯噪声' },
    formula: 'y = x + σ·n,  n ~ N(0, 1)',
    about: { en: 'A little random noise is added to every value.', zh: '给每个数值加一点随机噪声。' },
    backward: {
      en: 'Added noise does not depend on the value: the gradient passes as it is.',
      zh: '加上的噪声与数值无关：梯度原样通过。',
    },
  },
  (graph, x: GraphTensor, deviation: { readonly uniform: string }, purpose: string, name: string): GraphTensor => {
    const draws = {
      u: { random: `${purpose}/radius`, shape: x.shape },
      v: { random: `${purpose}/angle`, shape: x.shape },
    };
    const noise = graph.map(`${name}.noise`, x.shape, draws, 'sqrt(-2 * log(1 - u)) * cos(2 * pi * v)');
    return graph.map(name, x.shape, { x, noise, s: deviation }, 'x + s * noise');
  },
);
