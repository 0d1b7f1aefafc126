import type { Words } from '../../../engine/spec/words.ts';

/** The tab that follows samples through every layer's space. */
export const mappingWords = {
  tabMapping: { en: 'Mapping', zh: '映射' },
  mappingChain: { en: 'From input to output', zh: '从输入到输出' },
  mappingBetween: { en: '{from} → {to}, {share}', zh: '{from} → {to}，{share}' },
  mappingPlay: { en: 'Play the mapping', zh: '播放映射' },
  mappingStop: { en: 'Stop', zh: '停止' },
  mappingPlane: { en: 'Data', zh: '数据' },
  mappingFeatures: { en: 'Features', zh: '特征' },
  mappingStage: {
    en: '{count} samples in {space}: arrows go from one to the next',
    zh: '{space} 中的 {count} 个样本：方向键移到下一个',
  },
  mappingSpace: { en: '{units} numbers, {share} of the spread', zh: '{units} 个数，占离散程度的 {share}' },
  mappingSpaceWhole: { en: 'numbers: {units}', zh: '{units} 个数' },
  mappingUnit: { en: 'unit {number}', zh: '单元 {number}' },
  mappingComponent: { en: 'PC {number} ({share})', zh: '主成分 {number}（{share}）' },
  mappingAcross: { en: 'across the rule ({share})', zh: '垂直于规则（{share}）' },
  mappingAlong: { en: 'along the rule ({share})', zh: '沿着规则（{share}）' },
  mappingFacing: { en: 'facing the rule {number} ({share})', zh: '正对规则 {number}（{share}）' },
  mappingView: { en: 'What the output layer reads is seen', zh: '观看输出层所读空间的视角' },
  mappingBySpread: { en: 'PCA', zh: 'PCA' },
  mappingByRule: { en: 'Facing the rule', zh: '正对规则' },

  mappingStart: {
    en: 'Every sample as it goes in. Slide to the right: each layer moves all of them at once, and the grid with them.',
    zh: '样本进入网络时的样子。向右滑动：每一层同时移动所有样本，网格也随之移动。',
  },
  mappingStartMany: {
    en: 'A sample is {units} numbers; drawn are the two directions in which the samples differ most (PCA), {share} of the spread.',
    zh: '一个样本是 {units} 个数。画出的是样本差异最大的两个方向（PCA）：占离散程度的 {share}。',
  },
  mappingMoving: {
    en: 'Each sample goes straight from its place in {from} to where {to} puts it.',
    zh: '每个样本从它在“{from}”中的位置直线移到“{to}”给它的位置。',
  },
  mappingOne: {
    en: '{space}: one number, so a number line. Up and down only keeps the samples apart.',
    zh: '{space}：一个数，所以是一条数轴。上下错开只是为了不互相遮挡。',
  },
  mappingTwo: { en: '{space}: two numbers, drawn as they are.', zh: '{space}：两个数，照原样画出。' },
  mappingMany: {
    en: '{space}: {units} numbers; drawn are the two directions in which the samples differ most (PCA), {share} of the spread.',
    zh: '{space}：{units} 个数。画出的是样本差异最大的两个方向（PCA）：占离散程度的 {share}。',
  },
  mappingTurned: {
    en: '{space}: {units} numbers; the picture is turned to what the output reads of them, {share} of the spread.',
    zh: '{space}：{units} 个数；视角转到输出层读取的方向，占离散程度的 {share}。',
  },
  mappingNoSpread: { en: 'All samples lie on one spot here.', zh: '所有样本在这里重合于一点。' },

  ruleDone: {
    en: 'A straight line is enough here, and that is all that the output layer can draw: {share} of the samples lie on their side.',
    zh: '在这里一条直线就够了，而输出层能画的也只有直线：{share} 的样本在正确的一侧。',
  },
  ruleDoneMany: {
    en: 'Straight lines are enough here, and that is all that the output layer can draw: {share} of the samples lie in their region.',
    zh: '在这里几条直线就够了，而输出层能画的也只有直线：{share} 的样本在自己的区域里。',
  },
  ruleOpen: {
    en: 'The output layer can only draw straight lines: so far {share} of the samples lie on their side. The layers before have to move them until that is enough.',
    zh: '输出层只能画直线：目前 {share} 的样本在正确的一侧。前面的层要移动样本，直到直线就够。',
  },
  ruleOpenFirst: {
    en: 'The output layer can only draw straight lines, and no layer before it moves the samples: {share} lie on their side.',
    zh: '输出层只能画直线，前面又没有层移动样本：{share} 在正确的一侧。',
  },
  ruleCut: {
    en: 'Two axes show a cut of it, in which {drawn} seem to lie right: the network reads all {units} numbers.',
    zh: '两个轴只显示它的一个切面，其中看上去 {drawn} 在正确的位置：网络读的是全部 {units} 个数。',
  },
  ruleLevels: {
    en: 'The output adds up these numbers, so equal outputs lie on straight lines.',
    zh: '输出把这些数加权相加，所以相等的输出落在直线上。',
  },
  ruleThreshold: {
    en: 'The output: above {threshold} it is {one}, else {zero}. {drawn} of the samples lie on their side.',
    zh: '输出：大于 {threshold} 为 {one}，否则为 {zero}。{drawn} 的样本在正确的一侧。',
  },
  ruleLargest: {
    en: 'The output: one number a class, and the largest wins. {right} of the samples are right.',
    zh: '输出：每类一个数，最大的获胜。{right} 的样本正确。',
  },
  ruleValue: { en: 'The output: the number itself.', zh: '输出：就是这个数本身。' },
  ruleNone: {
    en: 'The output is not made of this space by sums alone, so no straight line decides.',
    zh: '输出不只是由这个空间加权相加得到，所以没有直线决定它。',
  },

  mappingPoint: { en: 'is {actual}, taken for {predicted}', zh: '是 {actual}，认作 {predicted}' },
  mappingValue: { en: 'is {actual}, the network says {predicted}', zh: '是 {actual}，网络给出 {predicted}' },
  mappingRow: { en: 'Sample {number}', zh: '样本 {number}' },
  mappingPick: {
    en: 'Point at a sample to follow it through all spaces.',
    zh: '指向一个样本，就能在所有空间里跟踪它。',
  },
} as const satisfies Record<string, Words>;
