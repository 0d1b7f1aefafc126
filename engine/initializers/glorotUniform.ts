import { defineInitializer } from './initializer.ts';
import { glorotVariance, uniformOfVariance } from './varianceScaling.ts';

export const glorotUniform = defineInitializer({
  label: { en: 'Glorot uniform', zh: 'Glorot 均匀' },
  about: {
    en: 'Keeps signals of one size forward and backward; Keras’ default, made for tanh and sigmoid.',
    zh: '使前向与反向信号大小相近；Keras 的默认，适合 tanh 与 Sigmoid。',
  },
  source: 'Glorot and Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, 2010',
  formula: 'U(−a, a), a = √(6 / (fanIn + fanOut))',
  fields: {},
  fill: uniformOfVariance(glorotVariance),
});
