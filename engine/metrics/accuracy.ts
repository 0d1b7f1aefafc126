import type { Classified } from './classified.ts';
import type { Metric } from './metric.ts';

export const accuracy: Metric<Classified> = {
  label: { en: 'Accuracy', zh: '准确率' },
  about: { en: 'The share of samples whose class was named rightly.', zh: '类别判断正确的样本比例。' },
  formula: 'right / all',
  better: 'higher',
  value: ({ confusion, truth }) =>
    truth.length === 0 ? null : confusion.reduce((hits, row, label) => hits + (row[label] ?? 0), 0) / truth.length,
};
