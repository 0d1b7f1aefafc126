import { number } from '../spec/field.ts';
import { elementCount } from './elementCount.ts';
import { defineInitializer } from './initializer.ts';

export const constant = defineInitializer({
  label: { en: 'Constant', zh: '常数' },
  about: {
    en: 'One value everywhere, e.g. a small positive bias that wakes ReLU units.',
    zh: '处处同一个值，例如用小的正偏置唤醒 ReLU 单元。',
  },
  source: 'Keras Constant',
  formula: 'c',
  fields: {
    value: number({ label: { en: 'Value', zh: '数值' }, min: -100, max: 100, default: 0.1 }),
  },
  fill: ({ value }, { shape }) => new Float64Array(elementCount(shape)).fill(value),
});
