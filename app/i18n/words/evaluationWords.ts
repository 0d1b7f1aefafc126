import type { Words } from '../../../engine/spec/words.ts';

/** The inspector's tabs and what evaluation shows. */
export const evaluationWords = {
  inspector: { en: 'Inspector', zh: '检视' },
  tabLayer: { en: 'Layer', zh: '层' },
  tabEvaluation: { en: 'Evaluate', zh: '评估' },
  metricsOfTest: { en: 'On the test data', zh: '测试数据' },
  metricsOfTrain: { en: 'On the training data', zh: '训练数据' },
  perClass: { en: 'Per class', zh: '各类' },
  class: { en: 'Class', zh: '类' },
  support: { en: 'Samples', zh: '样本' },
  macro: { en: 'Average', zh: '平均' },
  drawDigit: { en: 'Draw one', zh: '画一个' },
  padKeys: { en: 'Arrows move, Space lowers and lifts the pen.', zh: '方向键移动，空格落笔或提笔。' },
  padEmpty: { en: 'Nothing is drawn yet.', zh: '还没有画。' },
  padRead: { en: 'Looks like {name}, {share}', zh: '像 {name}，{share}' },
  clear: { en: 'Clear', zh: '清除' },
} as const satisfies Record<string, Words>;
