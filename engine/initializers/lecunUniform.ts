import { defineInitializer } from './initializer.ts';
import { lecunVariance, uniformOfVariance } from './varianceScaling.ts';

export const lecunUniform = defineInitializer({
  label: { en: 'LeCun uniform', zh: 'LeCun 均匀' },
  about: {
    en: 'Sums keep the variance of the inputs.',
    zh: '使加权和保持输入的方差。',
  },
  source: 'LeCun et al., Efficient BackProp, 1998',
  formula: 'U(−a, a), a = √(3 / fanIn)',
  fields: {},
  fill: uniformOfVariance(lecunVariance),
});
