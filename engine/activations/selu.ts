import { defineActivation } from './activation.ts';

/** Scale and α are the fixed point at which mean 0 and variance 1 pass from layer to layer. */
export const selu = defineActivation({
  label: { en: 'SELU', zh: 'SELU' },
  about: {
    en: 'A scaled ELU that keeps deep nets at mean 0 and variance 1; use it with LeCun normal weights.',
    zh: '按比例放大的 ELU，使深层网络保持均值 0、方差 1；请配 LeCun 正态初始。',
  },
  source: 'Klambauer et al., Self-Normalizing Neural Networks, 2017',
  formula: '1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * expm1(x))',
  fields: {},
});
