import { defineInitializer } from './initializer.ts';
import { heVariance, normalOfVariance } from './varianceScaling.ts';

export const heNormal = defineInitializer({
  label: { en: 'He normal', zh: 'He 正态' },
  about: {
    en: 'For ReLU nets; the same spread as He uniform, bell-shaped.',
    zh: '用于 ReLU 网络；与 He 均匀的方差相同，呈钟形。',
  },
  source: 'He et al., Delving Deep into Rectifiers, 2015',
  formula: 'N(0, 2 / fanIn), truncated at 2σ',
  fields: {},
  fill: normalOfVariance(heVariance),
});
