import { defineActivation } from './activation.ts';

export const silu = defineActivation({
  label: { en: 'SiLU (Swish)', zh: 'SiLU（Swish）' },
  about: {
    en: 'x times its own sigmoid: a ReLU with a soft corner and a shallow dip below 0.',
    zh: 'x 乘以自身的 Sigmoid：拐角柔和的 ReLU，负侧略微下凹。',
  },
  source: 'Elfwing et al., 2017; Ramachandran et al., Searching for Activation Functions, 2017',
  formula: 'x * sigmoid(x)',
  fields: {},
});
