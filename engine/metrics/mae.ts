import type { Judged } from './judged.ts';
import { meanOfErrors } from './meanOfErrors.ts';
import type { Metric } from './metric.ts';

export const mae: Metric<Judged> = {
  label: { en: 'MAE', zh: '平均绝对误差' },
  about: { en: 'The mean miss, in the unit of the targets.', zh: '平均误差，单位与目标相同。' },
  formula: 'mean |y − t|',
  better: 'lower',
  value: (facts) => meanOfErrors(facts, Math.abs),
};
