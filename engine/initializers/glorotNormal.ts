import { defineInitializer } from './initializer.ts';
import { glorotVariance, normalOfVariance } from './varianceScaling.ts';

export const glorotNormal = defineInitializer({
  label: { en: 'Glorot normal', zh: 'Glorot 正态' },
  about: {
    en: 'The same spread as Glorot uniform, bell-shaped.',
    zh: '与 Glorot 均匀的方差相同，呈钟形。',
  },
  source: 'Glorot and Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, 2010',
  formula: 'N(0, 2 / (fanIn + fanOut)), truncated at 2σ',
  fields: {},
  fill: normalOfVariance(glorotVariance),
});
