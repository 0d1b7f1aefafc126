import { number } from '../spec/field.ts';
import { classCoding } from './classCoding.ts';
import { defineLoss } from './loss.ts';
import { constrainedOutputs } from './misfits.ts';

export const huber = defineLoss({
  label: { en: 'Huber', zh: 'Huber' },
  about: {
    en: 'Squared for small misses, straight for large ones: smooth, yet calm about outliers.',
    zh: '小误差按平方，大误差按直线：光滑，又不怕离群点。',
  },
  source: 'Huber, Robust Estimation of a Location Parameter, 1964',
  formula: 'abs(y - t) > delta ? delta * (abs(y - t) - 0.5 * delta) : 0.5 * (y - t)^2',
  reduction: 'mean',
  coding: classCoding,
  misfit: constrainedOutputs,
  fields: {
    delta: number({
      label: { en: 'δ', zh: 'δ' },
      help: { en: 'Where the square turns into a line.', zh: '由平方转为直线之处。' },
      min: 0.001,
      max: 100,
      default: 1,
      scale: 'log',
    }),
  },
});
