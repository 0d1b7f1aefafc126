import { defineActivation } from './activation.ts';

export const sigmoid = defineActivation({
  label: { en: 'Sigmoid', zh: 'Sigmoid' },
  about: {
    en: 'Squeezes any number into 0 to 1, read as a probability; flat far from 0.',
    zh: '把任意数压到 0 与 1 之间，可看作概率；远离 0 处很平。',
  },
  source: 'Rumelhart, Hinton and Williams, Learning Representations by Back-Propagating Errors, 1986',
  formula: 'sigmoid(x)',
  fields: {},
});
