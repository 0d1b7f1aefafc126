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
  roc: { en: 'ROC curve', zh: 'ROC 曲线' },
  area: { en: 'area {area}', zh: '面积 {area}' },
  againstRest: { en: '{name} against the rest', zh: '{name} 对其余' },
  rocPicture: {
    en: 'How well {name} is told from the rest: area {area}, where 0.5 is guessing.',
    zh: '区分 {name} 与其余的能力：面积 {area}，0.5 等于瞎猜。',
  },
  rocNone: { en: 'Needs samples of this class and of another.', zh: '需要有该类样本，也要有其他类样本。' },
  threshold: { en: 'Threshold', zh: '阈值' },
  found: { en: 'Found', zh: '检出' },
  falseAlarms: { en: 'False alarms', zh: '误报' },
  thresholdRead: {
    en: 'from {threshold}: {found} found, {alarms} false alarms',
    zh: '从 {threshold} 起：检出 {found}，误报 {alarms}',
  },
  residuals: { en: 'Prediction minus truth', zh: '预测减真值' },
  residualAxis: { en: 'over the prediction', zh: '横轴为预测值' },
  residualPicture: {
    en: 'Errors of {count} samples over their predictions, the largest {largest}.',
    zh: '{count} 个样本的误差随预测值的分布，最大 {largest}。',
  },
  drawDigit: { en: 'Draw one', zh: '画一个' },
  padKeys: { en: 'Arrows move, Space lowers and lifts the pen.', zh: '方向键移动，空格落笔或提笔。' },
  padEmpty: { en: 'Nothing is drawn yet.', zh: '还没有画。' },
  padRead: { en: 'Looks like {name}, {share}', zh: '像 {name}，{share}' },
  clear: { en: 'Clear', zh: '清除' },
  tabStatistics: { en: 'Statistics', zh: '统计' },
  activations: { en: 'Outputs', zh: '输出' },
  gradients: { en: 'Gradients', zh: '梯度' },
  spreadPicture: {
    en: '{title}: mean {mean}, deviation {deviation}, between {low} and {high}',
    zh: '{title}：均值 {mean}，标准差 {deviation}，在 {low} 与 {high} 之间',
  },
  gradientNorm: { en: 'Gradient norm', zh: '梯度范数' },
  dead: { en: 'Dead units', zh: '失活单元' },
  deadHelp: {
    en: 'Units that give 0 for every sample: no gradient reaches their weights.',
    zh: '对所有样本都输出 0 的单元：没有梯度能到达其权重。',
  },
  saturated: { en: 'Saturated', zh: '饱和' },
  saturatedHelp: {
    en: 'Values on the flat ends of the activation, where hardly any gradient passes.',
    zh: '落在激活函数平坦两端的值，几乎没有梯度通过。',
  },
} as const satisfies Record<string, Words>;
