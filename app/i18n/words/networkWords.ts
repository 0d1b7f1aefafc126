import type { Words } from '../../../engine/spec/words.ts';

/** The network and the inspector. */
export const networkWords = {
  network: { en: 'Network', zh: '网络' },
  parameters: { en: '{count} parameters', zh: '{count} 个参数' },
  parametersShort: { en: '{count} params', zh: '{count} 参数' },
  noParameters: { en: 'no parameters', zh: '无参数' },
  weightScale: { en: 'weight', zh: '权重' },
  input: { en: 'Input', zh: '输入' },
  features: { en: 'Features', zh: '特征' },
  image: { en: 'Image', zh: '图像' },
  layerName: { en: '{type} {n}', zh: '{type} {n}' },
  chooseLayer: { en: 'Show {name}', zh: '查看 {name}' },
  chosenLayer: { en: '{name}, shown below', zh: '{name}，详见下方' },
  weights: { en: 'Weights', zh: '权重' },
  weightsOf: { en: 'Weights {rows} × {columns}', zh: '权重 {rows} × {columns}' },
  noWeights: { en: 'This layer has no weights.', zh: '这一层没有权重。' },
  weightHint: { en: 'Point at a weight to read it.', zh: '指向一个权重即可读数。' },
  weightPicture: {
    en: 'Weights of {name}, {rows} rows (units) by {columns} columns (inputs), from {low} to {high}',
    zh: '{name} 的权重，{rows} 行（单元）、{columns} 列（输入），从 {low} 到 {high}',
  },
  weightRead: { en: 'input {from} → unit {to}', zh: '输入 {from} → 单元 {to}' },
  pixelRead: { en: 'pixel {row}, {column} → unit {to}', zh: '像素 {row}, {column} → 单元 {to}' },
  biasRead: { en: 'bias of unit {to}', zh: '单元 {to} 的偏置' },
  rowsColumns: { en: 'units × inputs', zh: '单元 × 输入' },
  pictures: { en: 'a picture per unit', zh: '每个单元一幅图' },
  formula: { en: 'Formula', zh: '公式' },
} as const satisfies Record<string, Words>;
