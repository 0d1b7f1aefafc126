import { fetchModule } from '../fetchModule.ts';
import type { Words } from '../spec/words.ts';
import { csvSamples } from './csvSamples.ts';
import { defineDataset } from './dataset.ts';
import { tableShape } from './tableShape.ts';

const classes = ['malignant', 'benign'];

const measures: readonly Words[] = [
  { en: 'radius', zh: '半径' },
  { en: 'texture', zh: '纹理' },
  { en: 'perimeter', zh: '周长' },
  { en: 'area', zh: '面积' },
  { en: 'smoothness', zh: '平滑度' },
  { en: 'compactness', zh: '紧致度' },
  { en: 'concavity', zh: '凹度' },
  { en: 'concave points', zh: '凹点' },
  { en: 'symmetry', zh: '对称性' },
  { en: 'fractal dimension', zh: '分形维数' },
];

const statistics: readonly Words[] = [
  { en: 'mean', zh: '平均' },
  { en: 'error of', zh: '标准误：' },
  { en: 'worst', zh: '最差' },
];

const shape = tableShape(
  569,
  statistics.flatMap((of) => measures.map(({ en, zh }) => ({ en: `${of.en} ${en}`, zh: `${of.zh}${zh}` }))),
  [
    { en: 'malignant', zh: '恶性' },
    { en: 'benign', zh: '良性' },
  ],
);

/** Cell nuclei in images of fine needle aspirates: 212 malignant, 357 benign. */
export const breastCancer = defineDataset({
  label: { en: 'Breast cancer', zh: '乳腺癌' },
  about: {
    en: 'Thirty measurements of cell nuclei tell malignant from benign; here a miss costs more than a false alarm.',
    zh: '由细胞核的三十项测量区分恶性与良性；漏诊比误报代价更高。',
  },
  source:
    'W. N. Street, W. H. Wolberg, O. L. Mangasarian, “Nuclear feature extraction for breast tumor diagnosis”, 1993',
  licence:
    'Wolberg, W., Mangasarian, O., Street, N. & Street, W. (1993). Breast Cancer Wisconsin (Diagnostic). UCI Machine Learning Repository, https://doi.org/10.24432/C5DW2B, CC BY 4.0; numbers from the copy in scikit-learn',
  fields: {},
  shape: () => shape,
  generate: async () => {
    const { default: text } = await fetchModule(() => import('./tables/breastCancer.csv?raw'), ['data']);
    return csvSamples(text, { target: 'class', classes, samples: shape.count });
  },
});
