import type { Words } from '../spec/words.ts';
import { defineDataset } from './dataset.ts';
import { idxFields, idxProblems, idxSamples } from './idxSamples.ts';
import { idxSources } from './idxSources.ts';

const side = 28;

const classNames: readonly Words[] = [
  { en: 'T-shirt', zh: 'T 恤' },
  { en: 'Trousers', zh: '裤子' },
  { en: 'Pullover', zh: '套头衫' },
  { en: 'Dress', zh: '连衣裙' },
  { en: 'Coat', zh: '外套' },
  { en: 'Sandal', zh: '凉鞋' },
  { en: 'Shirt', zh: '衬衫' },
  { en: 'Sneaker', zh: '运动鞋' },
  { en: 'Bag', zh: '包' },
  { en: 'Ankle boot', zh: '短靴' },
];

const whole = { side, classes: classNames.length };

/** The files have the names of MNIST's, so documents name the folder too. */
export const fashionMnist = defineDataset({
  label: { en: 'Fashion-MNIST', zh: 'Fashion-MNIST' },
  about: {
    en: 'Ten kinds of clothing in the format of MNIST, and harder to tell apart.',
    zh: '格式与 MNIST 相同的十类服饰，更难区分。',
  },
  source: 'H. Xiao, K. Rasul, R. Vollgraf, “Fashion-MNIST”, 2017; MIT licence, Zalando SE',
  fields: idxFields(`${idxSources.fashionMnist.folder}/`),
  shape: ({ train, test }) => ({
    task: 'classification',
    kind: 'image',
    sample: [side, side],
    outputs: classNames.length,
    count: train + test,
    ...(test > 0 && { testCount: test }),
    classNames,
  }),
  problems: (settings) => idxProblems({ ...settings, ...whole }),
  generate: (settings, _seed, files) => idxSamples({ ...settings, ...whole }, files),
});
