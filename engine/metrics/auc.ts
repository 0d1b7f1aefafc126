import type { Classified } from './classified.ts';
import type { Metric } from './metric.ts';

/** Two classes: the second. More: the mean over the classes that have an area, one against the rest. */
export const auc: Metric<Classified> = {
  label: { en: 'AUC', zh: 'AUC' },
  about: {
    en: 'The chance that a sample of the class scores above one that is not: 0.5 is guessing, 1 perfect.',
    zh: '该类样本得分高于非该类样本的概率：0.5 等于瞎猜，1 为完美。',
  },
  source: 'Hanley and McNeil, The Meaning and Use of the Area under a ROC Curve, 1982',
  formula: '∫ TPR d FPR',
  better: 'higher',
  value({ areas }) {
    if (areas.length === 2) return areas[1] ?? null;
    const known = areas.filter((area) => area !== null);
    return known.length === 0 ? null : known.reduce((sum, area) => sum + area, 0) / known.length;
  },
};
