import { number } from '../spec/field.ts';
import { elementCount } from './elementCount.ts';
import { defineInitializer } from './initializer.ts';

/** Defaults as Keras' RandomUniform. */
export const uniform = defineInitializer({
  label: { en: 'Uniform', zh: '均匀' },
  about: { en: 'Anything between two bounds, all equally likely.', zh: '在上下限之间等可能地取值。' },
  source: 'Keras RandomUniform',
  formula: 'U(low, high)',
  fields: {
    low: number({ label: { en: 'From', zh: '下限' }, min: -100, max: 100, default: -0.05 }),
    high: number({ label: { en: 'To', zh: '上限' }, min: -100, max: 100, default: 0.05 }),
  },
  fill: ({ low, high }, { shape }, draws) =>
    new Float64Array(elementCount(shape)).map((_, i) => low + (high - low) * draws.uniformAt(i)),
});
