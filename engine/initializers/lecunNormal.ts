import { defineInitializer } from './initializer.ts';
import { lecunVariance, normalOfVariance } from './varianceScaling.ts';

export const lecunNormal = defineInitializer({
  label: { en: 'LeCun normal', zh: 'LeCun 正态' },
  about: {
    en: 'Sums keep the variance of the inputs; the start that SELU asks for.',
    zh: '使加权和保持输入的方差；SELU 要求的初始。',
  },
  source: 'LeCun et al., Efficient BackProp, 1998',
  formula: 'N(0, 1 / fanIn), truncated at 2σ',
  fields: {},
  fill: normalOfVariance(lecunVariance),
});
