import { defineActivation } from './activation.ts';

/** Slope 0 at the kink, as in Keras and PyTorch. */
export const relu = defineActivation({
  label: { en: 'ReLU', zh: 'ReLU' },
  about: {
    en: 'Keeps what is positive and drops the rest; the standard of deep nets.',
    zh: '保留正数，负数归零；深层网络的标准选择。',
  },
  source: 'Nair and Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines, 2010',
  formula: 'max(x, 0)',
  fields: {},
});
