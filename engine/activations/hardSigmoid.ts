import { defineActivation } from './activation.ts';

/** Slope 1/6 as in Keras 3 and PyTorch; Keras 2 had 0.2. */
export const hardSigmoid = defineActivation({
  label: { en: 'Hard sigmoid', zh: 'Hard Sigmoid' },
  about: {
    en: 'A sigmoid made of three straight lines: cheap, but with no slope outside −3 to 3.',
    zh: '用三段直线近似 Sigmoid：计算省，但 −3 到 3 之外没有梯度。',
  },
  source: 'Courbariaux et al., BinaryConnect, 2015; slope as in Keras 3',
  formula: 'clip(x / 6 + 0.5, 0, 1)',
  fields: {},
});
