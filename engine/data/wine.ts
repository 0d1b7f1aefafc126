import { fetchModule } from '../fetchModule.ts';
import { csvSamples } from './csvSamples.ts';
import { defineDataset } from './dataset.ts';
import { tableShape } from './tableShape.ts';

const classes = ['cultivar_1', 'cultivar_2', 'cultivar_3'];

const shape = tableShape(
  178,
  [
    { en: 'alcohol', zh: '酒精' },
    { en: 'malic acid', zh: '苹果酸' },
    { en: 'ash', zh: '灰分' },
    { en: 'alcalinity of ash', zh: '灰分碱度' },
    { en: 'magnesium', zh: '镁' },
    { en: 'total phenols', zh: '总酚' },
    { en: 'flavanoids', zh: '类黄酮' },
    { en: 'nonflavanoid phenols', zh: '非类黄酮酚' },
    { en: 'proanthocyanins', zh: '原花青素' },
    { en: 'color intensity', zh: '颜色强度' },
    { en: 'hue', zh: '色调' },
    { en: 'OD280/OD315', zh: 'OD280/OD315' },
    { en: 'proline', zh: '脯氨酸' },
  ],
  [
    { en: 'cultivar 1', zh: '品种 1' },
    { en: 'cultivar 2', zh: '品种 2' },
    { en: 'cultivar 3', zh: '品种 3' },
  ],
);

/** Chemical analysis of wines from one region: 59, 71 and 48 of three cultivars. */
export const wine = defineDataset({
  label: { en: 'Wine', zh: '葡萄酒' },
  about: {
    en: 'Thirteen measurements of very different size: standardise them first.',
    zh: '十三项数值大小悬殊的测量：请先标准化。',
  },
  source: 'M. Forina et al., PARVUS, Institute of Pharmaceutical and Food Analysis and Technologies, Genoa',
  licence:
    'Aeberhard, S. & Forina, M. (1992). Wine. UCI Machine Learning Repository, https://doi.org/10.24432/C5PC7J, CC BY 4.0; numbers from the copy in scikit-learn',
  fields: {},
  shape: () => shape,
  generate: async () => {
    const { default: text } = await fetchModule(() => import('./tables/wine.csv?raw'), ['data']);
    return csvSamples(text, { target: 'class', classes, samples: shape.count });
  },
});
