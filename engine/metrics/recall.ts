import type { Classified } from './classified.ts';
import { headline } from './classReports.ts';
import type { Metric } from './metric.ts';

export const recall: Metric<Classified> = {
  label: { en: 'Recall', zh: '召回率' },
  about: {
    en: 'Of the samples of a class, the share that was found. Two classes: the second; more: their mean.',
    zh: '某类样本中被找出的比例。两类时看第二类，多类取平均。',
  },
  formula: 'TP / (TP + FN)',
  better: 'higher',
  value: ({ reports }) => headline(reports, 'recall'),
};
