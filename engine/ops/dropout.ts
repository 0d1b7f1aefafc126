import type { GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';

/**
 * Zeroes each value with probability `rate` and scales the rest by 1 / (1 − rate), so that the mean stays
 * (inverted dropout: Srivastava et al., JMLR 15, 2014). The mask is drawn per step, row and element.
 */
export const dropout = defineOp(
  'dropout',
  {
    label: { en: 'Dropout', zh: 'Dropout' },
    formula: 'y = mask · x / (1 − rate)',
    about: {
      en: 'A random part of the values is switched off for this step.',
      zh: '这一步随机关掉一部分数值。',
    },
    backward: {
      en: 'The mask of the way in holds on the way back: what was switched off gets no gradient.',
      zh: '前进时的掩码在返回时同样有效：被关掉的数值得不到梯度。',
    },
  },
  (graph, x: GraphTensor, rate: { readonly uniform: string }, purpose: string, name: string): GraphTensor => {
    const draw = { u: { random: purpose, shape: x.shape }, rate };
    const mask = graph.map(`${name}.mask`, x.shape, draw, 'where(u >= rate, 1 / (1 - rate), 0)');
    return graph.map(name, x.shape, { x, mask }, 'x * mask');
  },
);
