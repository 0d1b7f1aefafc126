import { boolean } from '../spec/field.ts';
import { defineActivation } from './activation.ts';

export const gelu = defineActivation({
  label: { en: 'GELU', zh: 'GELU' },
  about: {
    en: 'Weighs x by the chance that a normal draw lies below it; the standard of transformers.',
    zh: '用“标准正态小于 x 的概率”给 x 加权；Transformer 的标准选择。',
  },
  source: 'Hendrycks and Gimpel, Gaussian Error Linear Units, 2016',
  formula: ({ approximate }) =>
    approximate ? '0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))' : '0.5 * x * (1 + erf(x / sqrt(2)))',
  fields: {
    approximate: boolean({
      label: { en: 'Approximate', zh: '近似' },
      help: { en: 'By tanh, as in GPT-2.', zh: '用 tanh 近似，如 GPT-2。' },
      default: false,
    }),
  },
});
