import type { PlaceName } from '../../engine/lessons/places.ts';
import type { Words } from '../../engine/spec/words.ts';

interface Place {
  readonly words: Words;
  readonly selector: string;
}

const layerCards = '.stage > .card:not(.card-input)';

/** Where on the page each place is, and what a lesson calls it. */
export const places: Readonly<Record<PlaceName, Place>> = {
  train: { words: { en: 'Train', zh: '训练' }, selector: '.train-controls .button-ink' },
  oneStep: { words: { en: 'One step', zh: '走一步' }, selector: '.train-controls [aria-keyshortcuts="ArrowRight"]' },
  oneEpoch: {
    words: { en: 'One epoch', zh: '走一轮' },
    selector: '.train-controls [aria-keyshortcuts="Shift+ArrowRight"]',
  },
  reset: { words: { en: 'Reset', zh: '重置' }, selector: '.train-controls [aria-keyshortcuts="r"]' },
  counters: { words: { en: 'Epochs and steps', zh: '轮数与步数' }, selector: '.counters' },
  data: { words: { en: 'Data', zh: '数据' }, selector: '.section[aria-labelledby="data-title"]' },
  optimizer: { words: { en: 'Optimizer', zh: '优化器' }, selector: '.field[data-field="optimizer"]' },
  learningRate: {
    words: { en: 'Learning rate', zh: '学习率' },
    selector: '.field[data-field="optimizer.learningRate"]',
  },
  batchSize: { words: { en: 'Batch size', zh: '批大小' }, selector: '.field[data-field="training.batchSize"]' },
  training: { words: { en: 'Training', zh: '训练设置' }, selector: '.section[aria-labelledby="training-title"]' },
  network: { words: { en: 'Network', zh: '网络' }, selector: '.stage' },
  input: { words: { en: 'Input', zh: '输入' }, selector: '.card-input' },
  firstLayer: { words: { en: 'First layer', zh: '第一层' }, selector: `.card-input ~ .card:nth-of-type(2)` },
  lastLayer: { words: { en: 'Output layer', zh: '输出层' }, selector: `${layerCards}:last-child` },
  activation: { words: { en: 'Activation', zh: '激活函数' }, selector: '.card.chosen .picker' },
  weights: { words: { en: 'Weights', zh: '权重' }, selector: '.inspector .weights' },
  tabs: { words: { en: 'Tabs below the network', zh: '网络下方的标签页' }, selector: '.inspector [role="tablist"]' },
  mapping: { words: { en: 'Mapping', zh: '映射' }, selector: '.inspector [role="tab"][id$="mapping"]' },
  evaluation: { words: { en: 'Evaluation', zh: '评估' }, selector: '.inspector [role="tablist"] > :last-child' },
  confusion: { words: { en: 'Confusion matrix', zh: '混淆矩阵' }, selector: '.confusion' },
  result: { words: { en: 'Result', zh: '结果' }, selector: '.result .picture' },
  metrics: { words: { en: 'Metrics', zh: '指标' }, selector: '.metrics' },
  curves: { words: { en: 'Loss curve', zh: '损失曲线' }, selector: '.curves .plot:not(.plot-low)' },
};
