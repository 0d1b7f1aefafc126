import { defineActivation } from './activation.ts';

export const gaussian = defineActivation({
  label: { en: 'Gaussian', zh: '高斯' },
  about: {
    en: 'A bump: each unit answers only near one line or plane.',
    zh: '钟形：每个单元只对某条线或某个面附近有响应。',
  },
  source: 'Broomhead and Lowe, Multivariable Functional Interpolation and Adaptive Networks, 1988',
  formula: 'exp(-x^2)',
  fields: {},
});
