import { gaussianNoise as gaussianNoiseOp } from '../ops/gaussianNoise.ts';
import { number } from '../spec/field.ts';
import { defineLayer } from './layer.ts';

/** Adds zero-mean normal noise while training. Keras' `GaussianNoise`. */
export const gaussianNoise = defineLayer({
  label: { en: 'Gaussian noise', zh: '高斯噪声' },
  formula: 'y = x + σ·n',
  about: {
    en: 'While training, every value is shaken a little, so that small details are not learned by heart.',
    zh: '训练时轻轻晃动每个数值，避免死记细枝末节。',
  },
  fields: {
    deviation: number({ label: { en: 'Deviation σ', zh: '标准差 σ' }, min: 0, max: 10, default: 0.1, live: true }),
  },
  outputShape: (input) => input,
  build: (graph, x, _parameters, _values, { id, training, name, uniform }) =>
    training ? gaussianNoiseOp(graph, x, uniform('deviation'), `gaussianNoise/${id}`, name('y')) : x,
});
