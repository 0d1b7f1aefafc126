import { integer, number } from '../spec/field.ts';
import { defineSchedule } from './schedule.ts';

/** Keras' ExponentialDecay: smooth between the multiples of `every`. */
export const exponential = defineSchedule({
  label: { en: 'Exponential', zh: '指数下降' },
  about: { en: 'Shrinks a little at every step, always by the same share.', zh: '每步按同样比例缩小一点。' },
  source: 'Keras ExponentialDecay',
  formula: 'learningRate * factor^(t / every)',
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
