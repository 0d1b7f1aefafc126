import { number } from '../spec/field.ts';
import { defineActivation } from './activation.ts';

export const elu = defineActivation({
  label: { en: 'ELU', zh: 'ELU' },
  about: {
    en: 'Like ReLU, but bends smoothly down to −α, which keeps the mean output near 0.',
    zh: '类似 ReLU，但负侧平滑弯向 −α，使平均输出接近 0。',
  },
  source: 'Clevert et al., Fast and Accurate Deep Network Learning by Exponential Linear Units, 2016',
  formula: 'x > 0 ? x : alpha * expm1(x)',
  fields: {
    alpha: number({ label: { en: 'α', zh: 'α' }, min: 0, max: 10, default: 1 }),
  },
});
