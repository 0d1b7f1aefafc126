import type { Judged } from './judged.ts';
import { meanOfErrors } from './meanOfErrors.ts';
import type { Metric } from './metric.ts';

/** Over all numbers of all samples at once, as Keras' RootMeanSquaredError. */
export const rmse: Metric<Judged> = {
  label: { en: 'RMSE', zh: '均方根误差' },
  about: {
    en: 'The typical miss, in the unit of the targets; large misses weigh more.',
    zh: '典型误差，单位与目标相同；大误差权重更高。',
  },
  formula: '√ mean (y − t)²',
  better: 'lower',
  value(facts) {
    const mean = meanOfErrors(facts, (miss) => miss * miss);
    return mean === null ? null : Math.sqrt(mean);
  },
};
