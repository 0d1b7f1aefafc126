import { number } from '../spec/field.ts';
import { defineActivation } from './activation.ts';

/** Default slope as in keras.activations.leaky_relu; Keras' layer LeakyReLU has 0.3, PyTorch 0.01. */
export const leakyRelu = defineActivation({
  label: { en: 'Leaky ReLU', zh: 'Leaky ReLU' },
  about: {
    en: 'A ReLU that lets a little of the negative through, so that no unit dies.',
    zh: '让负数也通过一点的 ReLU，单元不会“死掉”。',
  },
  source: 'Maas et al., Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013',
  formula: 'x > 0 ? x : negativeSlope * x',
  fields: {
    negativeSlope: number({ label: { en: 'Negative slope', zh: '负侧斜率' }, min: 0, max: 1, default: 0.2 }),
  },
});
