import { integer, number } from '../spec/field.ts';
import { defineSchedule } from './schedule.ts';

/** Keras' CosineDecay; `lowest` is its alpha. */
export const cosine = defineSchedule({
  label: { en: 'Cosine', zh: '余弦' },
  about: {
    en: 'Glides down along half a cosine wave: slow at both ends, then stays at the floor.',
    zh: '沿半个余弦波下滑：两端缓、中间快，之后停在下限。',
  },
  source: 'Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017',
  formula: 'learningRate * (lowest + (1 - lowest) * 0.5 * (1 + cos(pi * min(t / steps, 1))))',
  fields: {
    steps: integer({
      label: { en: 'Length (steps)', zh: '长度（步）' },
      min: 1,
      max: 10_000_000,
      default: 10_000,
      live: true,
    }),
    lowest: number({
      label: { en: 'Floor', zh: '下限' },
      help: { en: 'As a share of the learning rate.', zh: '占学习率的比例。' },
      min: 0,
      max: 1,
      default: 0,
      live: true,
    }),
  },
});
