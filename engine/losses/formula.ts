import { choice, formula as formulaField } from '../spec/field.ts';
import { classCoding } from './classCoding.ts';
import { defineLoss } from './loss.ts';
import { constrainedOutputs } from './misfits.ts';

/** Starts as the Cauchy (Lorentzian) loss, which hardly notices outliers. */
export const formula = defineLoss({
  label: { en: 'Own formula', zh: '自定义公式' },
  about: {
    en: 'Any price of a prediction y for a target t that you type.',
    zh: '自行输入：目标为 t 时预测 y 的代价。',
  },
  formula: (values) => values.formula,
  reduction: (values) => values.reduction,
  coding: classCoding,
  misfit: constrainedOutputs,
  fields: {
    formula: formulaField({
      label: { en: 'L(y, t) =', zh: 'L(y, t) =' },
      help: {
        en: 'For example (y - t)^4 or abs(y - t) * (1 + t).',
        zh: '例如 (y - t)^4 或 abs(y - t) * (1 + t)。',
      },
      variables: ['y', 't'],
      default: 'log1p((y - t)^2)',
    }),
    reduction: choice({
      label: { en: 'Over the outputs', zh: '对各输出' },
      options: ['mean', 'sum'],
      default: 'mean',
    }),
  },
});
