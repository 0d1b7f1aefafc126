import { boolean, choice, integer, number, type ValuesOf } from './field.ts';

/** How a run goes on and when it ends. Everything here happens at a step number, never at a time. */
export const trainingFields = {
  batchSize: integer({
    label: { en: 'Batch size', zh: '批大小' },
    help: { en: 'Samples per step; the gradient is their average.', zh: '每步的样本数，梯度取其平均。' },
    min: 1,
    max: 100_000,
    default: 32,
    live: true,
  }),
  shuffle: boolean({
    label: { en: 'Shuffle', zh: '打乱' },
    help: { en: 'A new order of the samples in every epoch.', zh: '每轮换一种样本顺序。' },
    default: true,
  }),
  epochs: integer({
    label: { en: 'Stop after epochs', zh: '训练轮数' },
    help: { en: '0: never', zh: '0 表示不停' },
    min: 0,
    max: 1_000_000,
    default: 0,
    live: true,
  }),
  stopLoss: number({
    label: { en: 'Stop at loss', zh: '损失低于此值停止' },
    help: { en: '0: never', zh: '0 表示不停' },
    min: 0,
    max: 1e6,
    default: 0,
    live: true,
  }),
  patience: integer({
    label: { en: 'Patience', zh: '耐心' },
    help: {
      en: 'Stops after so many epochs without a better value; 0: never.',
      zh: '连续这么多轮没有改善就停止；0 表示不停。',
    },
    min: 0,
    max: 10_000,
    default: 0,
    live: true,
  }),
  minDelta: number({ label: { en: 'Smallest gain', zh: '最小改善' }, min: 0, max: 100, default: 0, live: true }),
  monitor: choice({
    label: { en: 'Watch', zh: '监视' },
    options: ['val_loss', 'loss'],
    default: 'val_loss',
    live: true,
  }),
  restoreBest: boolean({
    label: { en: 'Restore the best weights', zh: '恢复最佳权重' },
    default: true,
    live: true,
  }),
} as const;

export type Training = ValuesOf<typeof trainingFields>;
