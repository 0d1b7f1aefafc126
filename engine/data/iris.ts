import { fetchModule } from '../fetchModule.ts';
import { csvSamples } from './csvSamples.ts';
import { defineDataset } from './dataset.ts';
import { tableShape } from './tableShape.ts';

const classes = ['setosa', 'versicolor', 'virginica'];

const shape = tableShape(
  150,
  [
    { en: 'sepal length (cm)', zh: '萼片长 (cm)' },
    { en: 'sepal width (cm)', zh: '萼片宽 (cm)' },
    { en: 'petal length (cm)', zh: '花瓣长 (cm)' },
    { en: 'petal width (cm)', zh: '花瓣宽 (cm)' },
  ],
  [
    { en: 'setosa', zh: '山鸢尾' },
    { en: 'versicolor', zh: '变色鸢尾' },
    { en: 'virginica', zh: '维吉尼亚鸢尾' },
  ],
);

/** 50 flowers of each of three species, as in Fisher's paper: scikit-learn's copy, which lacks UCI's two misprints. */
export const iris = defineDataset({
  label: { en: 'Iris', zh: '鸢尾花' },
  about: { en: 'Four lengths of 150 flowers tell three species apart.', zh: '150 朵花的四个尺寸，区分三个品种。' },
  source: 'R. A. Fisher, “The use of multiple measurements in taxonomic problems”, Annals of Eugenics 7, 1936',
  licence:
    'Fisher, R. A. (1936). Iris. UCI Machine Learning Repository, https://doi.org/10.24432/C56C76, CC BY 4.0; numbers from the copy in scikit-learn',
  fields: {},
  shape: () => shape,
  generate: async () => {
    const { default: text } = await fetchModule(() => import('./tables/iris.csv?raw'), ['data']);
    return csvSamples(text, { target: 'class', classes, samples: shape.count });
  },
});
