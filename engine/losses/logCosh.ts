import { classCoding } from './classCoding.ts';
import { defineLoss } from './loss.ts';
import { constrainedOutputs } from './misfits.ts';

export const logCosh = defineLoss({
  label: { en: 'Log-cosh', zh: 'Log-cosh' },
  about: {
    en: 'Much like Huber, in one smooth piece; its slope is tanh of the miss.',
    zh: '与 Huber 相近，但处处光滑；斜率是误差的 tanh。',
  },
  source: 'Keras LogCosh; compare Green, Bayesian Reconstructions from Emission Tomography Data, 1990',
  formula: 'logCosh(y - t)',
  reduction: 'mean',
  coding: classCoding,
  misfit: constrainedOutputs,
  fields: {},
});
