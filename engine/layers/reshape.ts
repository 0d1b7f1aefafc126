import { numbers } from '../spec/field.ts';
import { defineLayer, shapeText, sizeOf } from './layer.ts';

/** The same values in row-major order under another shape. Keras' `Reshape`. */
export const reshape = defineLayer({
  label: { en: 'Reshape', zh: '变形' },
  formula: 'y = reshape(x)',
  about: { en: 'Arranges the same numbers in another shape.', zh: '把同样的数排成另一种形状。' },
  fields: {
    shape: numbers({
      label: { en: 'Shape', zh: '形状' },
      min: 1,
      max: 4096,
      maxLength: 3,
      integer: true,
      default: [1],
    }),
  },
  outputShape: (input, { shape }) =>
    sizeOf(input) === sizeOf(shape)
      ? shape
      : {
          code: 'layerInput',
          values: {
            expected: `${sizeOf(shape)} numbers for ${shapeText(shape)}`,
            got: `${sizeOf(input)} (${shapeText(input)})`,
          },
        },
  build: (graph, x, _parameters, { shape }, { name }) => graph.view(x, name('y'), ['rows', ...shape]),
});
