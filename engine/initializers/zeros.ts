import { elementCount } from './elementCount.ts';
import { defineInitializer } from './initializer.ts';

export const zeros = defineInitializer({
  label: { en: 'Zeros', zh: '全零' },
  about: {
    en: 'Right for biases. As weights all units would stay alike: nothing breaks the symmetry.',
    zh: '适合偏置。用于权重会使各单元永远相同，无法打破对称。',
  },
  source: 'Keras Zeros',
  formula: '0',
  fields: {},
  fill: (_values, { shape }) => new Float64Array(elementCount(shape)),
});
