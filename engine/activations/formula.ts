import { formula as formulaField } from '../spec/field.ts';
import { defineActivation } from './activation.ts';

/** Starts as Snake (Ziyin et al., Neural Networks Fail to Learn Periodic Functions and How to Fix It, 2020). */
export const formula = defineActivation({
  label: { en: 'Own formula', zh: '自定义公式' },
  about: {
    en: 'Any function of x that you type; its derivative is worked out for you.',
    zh: '输入任意 x 的函数；导数会自动求出。',
  },
  formula: (values) => values.formula,
  fields: {
    formula: formulaField({
      label: { en: 'f(x) =', zh: 'f(x) =' },
      help: {
        en: 'For example x * tanh(x), max(x, 0)^2 or sin(3 * x).',
        zh: '例如 x * tanh(x)、max(x, 0)^2 或 sin(3 * x)。',
      },
      variables: ['x'],
      default: 'x + sin(x)^2',
    }),
  },
});
