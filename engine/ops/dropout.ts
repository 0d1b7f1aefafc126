import type { GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';
import type { OpDescription } from './opDescription.ts';

const maskDescription: OpDescription = {
  label: { en: 'Mask', zh: '掩码' },
  formula: 'mask = u ≥ rate ? 1 / (1 − rate) : 0',
  about: {
    en: 'For each value a number u between 0 and 1 is drawn: below the rate p it is switched off, else scaled by 1/(1 − p), so that the mean stays.',
    zh: '为每个数值抽一个 0 到 1 之间的数 u：小于比例 p 就关掉，否则放大 1/(1 − p) 倍，使平均值不变。',
  },
  backward: { en: 'Nothing goes back through a draw.', zh: '抽签没有梯度可传。' },
};

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
    const mask = graph.inOp(
      'mask',
      () => graph.map(`${name}.mask`, x.shape, draw, 'where(u >= rate, 1 / (1 - rate), 0)'),
      maskDescription,
    );
    return graph.map(name, x.shape, { x, mask }, 'x * mask');
  },
);
