import { integer } from '../spec/field.ts';
import { defineDataset } from './dataset.ts';
import { idxFields, idxProblems, idxSamples } from './idxSamples.ts';

const { checksums, ...named } = idxFields();

/** Local images in IDX files, such as MNIST and its kin. The document states their sizes; the files must agree. */
export const idx = defineDataset({
  label: { en: 'MNIST', zh: 'MNIST' },
  about: {
    en: 'MNIST, or your own images in IDX files; files of yours never leave your machine.',
    zh: 'MNIST，或你自己的 IDX 图像文件；你的文件不会离开你的电脑。',
  },
  source: 'Y. LeCun, C. Cortes, C. Burges, “The MNIST database of handwritten digits”, 1998',
  fields: {
    ...named,
    side: integer({ label: { en: 'Pixels per side', zh: '边长（像素）' }, min: 1, max: 256, default: 28 }),
    classes: integer({ label: { en: 'Classes', zh: '类别数' }, min: 2, max: 256, default: 10 }),
    checksums,
  },
  shape: ({ train, test, side, classes }) => ({
    task: 'classification',
    kind: 'image',
    sample: [side, side],
    outputs: classes,
    count: train + test,
    ...(test > 0 && { testCount: test }),
    classNames: Array.from({ length: classes }, (_, label) => ({ en: String(label), zh: String(label) })),
  }),
  problems: idxProblems,
  generate: (settings, _seed, files) => idxSamples(settings, files),
});
