import type { Classified } from './classified.ts';
import { headline } from './classReports.ts';
import type { Metric } from './metric.ts';

export const precision: Metric<Classified> = {
  label: { en: 'Precision', zh: '精确率' },
  about: {
    en: 'Of what was taken for a class, the share that is of it. Two classes: the second; more: their mean.',
    zh: '判为某类的样本中确属该类的比例。两类时看第二类，多类取平均。',
  },
  formula: 'TP / (TP + FP)',
  better: 'higher',
  value: ({ reports }) => headline(reports, 'precision'),
};
