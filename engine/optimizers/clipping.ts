import type { Definition } from '../spec/definition.ts';
import { number } from '../spec/field.ts';

const threshold = number({
  label: { en: 'Threshold', zh: '阈值' },
  min: 0,
  max: 1000,
  default: 1,
  scale: 'log',
  live: true,
});

/** What is done to gradients that are too large, before the optimizer sees them; the plan carries it out. */
interface ClippingDefinition extends Definition {
  /** What is used of each number `g` of a gradient, in `g`, `threshold` and `norm`, the length of what is clipped together. */
  readonly formula: string;
}

export const clippings = {
  none: {
    label: { en: 'None', zh: '不裁剪' },
    about: { en: 'Gradients are taken as they are.', zh: '梯度原样使用。' },
    formula: 'g',
    fields: {},
  },
  value: {
    label: { en: 'By value', zh: '按数值' },
    about: {
      en: 'Each number is held between −threshold and threshold; this may turn the gradient.',
      zh: '每个数限制在 ±阈值 之内；可能改变梯度方向。',
    },
    source: 'Keras clipvalue',
    formula: 'clip(g, -threshold, threshold)',
    fields: { threshold },
  },
  norm: {
    label: { en: 'By norm', zh: '按范数' },
    about: {
      en: 'Each weight matrix or bias whose gradient is longer than the threshold has it shortened to that.',
      zh: '每个权重矩阵或偏置的梯度长度超过阈值时缩短到阈值。',
    },
    source: 'Pascanu et al., On the Difficulty of Training Recurrent Neural Networks, 2013; Keras clipnorm',
    formula: 'g * min(1, threshold / norm)',
    fields: { threshold },
  },
  globalNorm: {
    label: { en: 'By global norm', zh: '按全局范数' },
    about: {
      en: 'All gradients are shortened together, so that their direction stays.',
      zh: '所有梯度一起缩短，方向不变。',
    },
    source: 'Pascanu et al., 2013; Keras global_clipnorm',
    formula: 'g * min(1, threshold / norm)',
    fields: { threshold },
  },
} as const satisfies Record<string, ClippingDefinition>;
