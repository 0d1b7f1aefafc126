import { formula as formulaField } from '../spec/field.ts';
import { defineSchedule } from './schedule.ts';

/** Starts as the inverse square root of Vaswani et al., Attention Is All You Need, 2017, without its warm-up. */
export const formula = defineSchedule({
  label: { en: 'Own formula', zh: '自定义公式' },
  about: {
    en: 'Any function of the step t that you type; where it has no finite value the net rests.',
    zh: '输入任意步数 t 的函数；没有有限值时网络不动。',
  },
  formula: (values) => values.formula,
  fields: {
    formula: formulaField({
      label: { en: 'rate(t) =', zh: '学习率(t) =' },
      help: {
        en: 'For example learningRate * 0.99^(t / 10) or learningRate * (1 + sin(t / 100)) / 2.',
        zh: '例如 learningRate * 0.99^(t / 10) 或 learningRate * (1 + sin(t / 100)) / 2。',
      },
      variables: ['t', 'learningRate'],
      default: 'learningRate / sqrt(1 + t / 100)',
      live: true,
    }),
  },
});
