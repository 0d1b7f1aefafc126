import { number } from '../spec/field.ts';
import { elementCount } from './elementCount.ts';
import { defineInitializer } from './initializer.ts';

/** Defaults as Keras' RandomNormal. */
export const normal = defineInitializer({
  label: { en: 'Normal', zh: '正态' },
  about: { en: 'The bell curve; now and then a weight is far out.', zh: '钟形分布；偶尔有很大的权重。' },
  source: 'Keras RandomNormal',
  formula: 'N(mean, deviation²)',
  fields: {
    mean: number({ label: { en: 'Mean', zh: '均值' }, min: -100, max: 100, default: 0 }),
    deviation: number({ label: { en: 'Deviation', zh: '标准差' }, min: 0, max: 100, default: 0.05, scale: 'log' }),
  },
  fill: ({ mean, deviation }, { shape }, draws) =>
    new Float64Array(elementCount(shape)).map((_, i) => mean + deviation * draws.normalAt(i)),
});
