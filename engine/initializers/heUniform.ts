import { defineInitializer } from './initializer.ts';
import { heVariance, uniformOfVariance } from './varianceScaling.ts';

export const heUniform = defineInitializer({
  label: { en: 'He uniform', zh: 'He 均匀' },
  about: {
    en: 'Twice the variance of LeCun, because ReLU drops half of the signal.',
    zh: '方差是 LeCun 的两倍，因为 ReLU 会丢掉一半信号。',
  },
  source: 'He et al., Delving Deep into Rectifiers, 2015',
  formula: 'U(−a, a), a = √(6 / fanIn)',
  fields: {},
  fill: uniformOfVariance(heVariance),
});
