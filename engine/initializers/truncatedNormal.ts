import { number } from '../spec/field.ts';
import { elementCount } from './elementCount.ts';
import { defineInitializer } from './initializer.ts';
import { truncatedNormalAt } from './truncatedNormalAt.ts';

/** As Keras' TruncatedNormal: the deviation is that before truncation. */
export const truncatedNormal = defineInitializer({
  label: { en: 'Truncated normal', zh: '截断正态' },
  about: {
    en: 'The bell curve without its tails: what lies beyond two deviations is drawn again.',
    zh: '去掉两端的钟形分布：超过两倍标准差就重抽。',
  },
  source: 'Keras TruncatedNormal',
  formula: 'N(mean, deviation²) within mean ± 2 deviation',
  fields: {
    mean: number({ label: { en: 'Mean', zh: '均值' }, min: -100, max: 100, default: 0 }),
    deviation: number({ label: { en: 'Deviation', zh: '标准差' }, min: 0, max: 100, default: 0.05, scale: 'log' }),
  },
  fill: ({ mean, deviation }, { shape }, draws) =>
    new Float64Array(elementCount(shape)).map((_, i) => mean + deviation * truncatedNormalAt(draws, i)),
});
