import { defineActivation } from './activation.ts';

export const linear = defineActivation({
  label: { en: 'Linear', zh: '线性' },
  about: {
    en: 'Passes the sum on as it is; the usual end of a net that predicts numbers.',
    zh: '原样输出；预测数值的网络通常以它结尾。',
  },
  source: 'Widrow and Hoff, Adaptive Switching Circuits, 1960',
  formula: 'x',
  fields: {},
});
