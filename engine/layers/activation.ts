import { activations } from '../activations/index.ts';
import { member } from '../spec/field.ts';
import { defineLayer } from './layer.ts';

/** y = f(x), elementwise or over the last dimension. Keras' `Activation`. */
export const activation = defineLayer({
  label: { en: 'Activation', zh: '激活' },
  formula: 'y = f(x)',
  about: { en: 'Bends every value by one function.', zh: '用一个函数弯曲每个数值。' },
  fields: {
    activation: member({ label: { en: 'Function', zh: '函数' }, registry: activations, default: 'relu' }),
  },
  outputShape: (input) => input,
  build: (_graph, x) => x,
});
