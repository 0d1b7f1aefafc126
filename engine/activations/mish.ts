import { defineActivation } from './activation.ts';

export const mish = defineActivation({
  label: { en: 'Mish', zh: 'Mish' },
  about: {
    en: 'Much like SiLU, and smooth everywhere; costs a little more.',
    zh: '与 SiLU 很像，处处光滑；计算略贵。',
  },
  source: 'Misra, Mish: A Self Regularized Non-Monotonic Activation Function, 2019',
  formula: 'x * tanh(softplus(x))',
  fields: {},
});
