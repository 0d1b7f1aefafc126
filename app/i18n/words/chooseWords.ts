import type { Words } from '../../../engine/spec/words.ts';

/** Choosing a member, typing a formula, and the training settings. */
export const chooseWords = {
  sourceOf: { en: 'From {source}', zh: '出处：{source}' },
  pictureOf: { en: '{name}. {caption}', zh: '{name}。{caption}' },
  formulaCurve: { en: 'The curve of {formula}, and its slope dashed', zh: '{formula} 的曲线，虚线为导数' },
  formulaPlane: { en: '{formula} over the plane', zh: '{formula} 在平面上的图' },
  otherwise: { en: 'otherwise', zh: '否则' },
  functionList: { en: 'What you can write', zh: '可用的写法' },
  variablesAre: { en: 'Variables', zh: '变量' },
  signsAre: { en: 'Signs', zh: '符号' },
  functionsAre: { en: 'Functions', zh: '函数' },
  choiceSign: { en: 'one case : another', zh: '条件 ? 一种 : 另一种' },
  penaltyAll: { en: 'Penalty, all layers', zh: '各层权重惩罚' },
  penaltyMixed: {
    en: 'Layers differ; choosing one gives it to all.',
    zh: '各层不同；选择一种即用于所有层。',
  },
  full: { en: 'full', zh: '全部' },
  fullBatchAlways: { en: '{name} always takes all samples.', zh: '{name} 总是使用全部样本。' },
  rateGroup: { en: 'Schedule and clipping', zh: '学习率计划与裁剪' },
  stopGroup: { en: 'When to stop', zh: '何时停止' },
  startGroup: { en: 'Start and order', zh: '起点与顺序' },
  optimizerGroup: { en: '{name}: more', zh: '{name}：更多' },
  classWeightGroup: { en: 'Class weights', zh: '类别权重' },
  noClassWeights: {
    en: 'Weights of classes are kept, though these data have none.',
    zh: '保留了类别权重，但这些数据没有类别。',
  },
  weightOfClass: { en: 'Weight of {name}', zh: '{name} 的权重' },
  evenWeights: { en: 'Make even', zh: '恢复相同' },
} as const satisfies Record<string, Words>;
