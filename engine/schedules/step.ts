import { integer, number } from '../spec/field.ts';
import { defineSchedule } from './schedule.ts';

/** PyTorch's StepLR; Keras' ExponentialDecay with staircase=True. */
export const step = defineSchedule({
  label: { en: 'Steps down', zh: '阶梯下降' },
  about: { en: 'Every so many steps the rate is cut by a factor.', zh: '每隔若干步乘以一个因子。' },
  source: 'PyTorch StepLR; Keras ExponentialDecay with staircase',
  formula: 'learningRate * factor^floor(t / every)',
  fields: {
    factor: number({ label: { en: 'Factor', zh: '因子' }, min: 0.001, max: 1, default: 0.5, live: true }),
    every: integer({
      label: { en: 'Every (steps)', zh: '间隔（步）' },
      min: 1,
      max: 10_000_000,
      default: 1000,
      live: true,
    }),
  },
});
