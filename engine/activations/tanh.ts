import { defineActivation } from './activation.ts';

export const tanh = defineActivation({
  label: { en: 'Tanh', zh: 'Tanh' },
  about: {
    en: 'Squeezes any number into −1 to 1, with 0 kept at 0; a good start for small nets.',
    zh: '把任意数压到 −1 与 1 之间，0 仍为 0；小网络的好起点。',
  },
  source: 'LeCun et al., Efficient BackProp, 1998',
  formula: 'tanh(x)',
  fields: {},
});
