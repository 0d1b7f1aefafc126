import type { Classified } from './classified.ts';
import { headline } from './classReports.ts';
import type { Metric } from './metric.ts';

export const f1: Metric<Classified> = {
  label: { en: 'F1', zh: 'F1' },
  about: {
    en: 'The harmonic mean of precision and recall: high only where both are.',
    zh: '精确率与召回率的调和平均：两者都高才高。',
  },
  source: 'van Rijsbergen, Information Retrieval, 1979',
  formula: '2 TP / (2 TP + FP + FN)',
  better: 'higher',
  value: ({ reports }) => headline(reports, 'f1'),
};
