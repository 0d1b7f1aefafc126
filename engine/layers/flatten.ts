import { defineLayer, sizeOf } from './layer.ts';

/** Rows of numbers from pictures: the same values, row-major, in one dimension. Keras' `Flatten`. */
export const flatten = defineLayer({
  label: { en: 'Flatten', zh: '展平' },
  formula: 'y = vec(x)',
  about: { en: 'Lays a picture out as one list of numbers.', zh: '把图像摊成一列数。' },
  fields: {},
  outputShape: (input) => [sizeOf(input)],
  build: (graph, x, _parameters, _values, { name }) =>
    graph.view(x, name('y'), ['rows', sizeOf(x.shape.slice(1).map(Number))]),
});
