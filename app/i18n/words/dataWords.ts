import type { Words } from '../../../engine/spec/words.ts';

/** Data and training settings. */
export const dataWords = {
  data: { en: 'Data', zh: '数据' },
  counts: { en: '{train} train · {test} test', zh: '训练 {train} · 测试 {test}' },
  countsWithValidation: {
    en: '{train} train · {validation} validation · {test} test',
    zh: '训练 {train} · 验证 {validation} · 测试 {test}',
  },
  newData: { en: 'New data', zh: '换一批数据' },
  more: { en: 'More', zh: '更多' },
  training: { en: 'Training', zh: '训练设置' },
  newSeed: { en: 'New start weights', zh: '换一组初始权重' },
  perLine: { en: 'One formula per line.', zh: '每行一个公式。' },
  listOfNumbers: { en: 'Numbers with commas between; empty: all the same.', zh: '用逗号分隔的数；留空表示相同。' },
  numberNeeded: { en: 'must be a number', zh: '须为数字' },
  lessOf: { en: '{label}: fewer', zh: '{label}：减少' },
  moreOf: { en: '{label}: more', zh: '{label}：增加' },
} as const satisfies Record<string, Words>;
