import { defineSchedule } from './schedule.ts';

export const constant = defineSchedule({
  label: { en: 'Constant', zh: '恒定' },
  about: { en: 'The learning rate stays as it is.', zh: '学习率保持不变。' },
  source: 'Keras and PyTorch: what an optimizer does without a schedule',
  formula: 'learningRate',
  fields: {},
});
