import { fetchModule } from '../fetchModule.ts';
import { defineDataset } from './dataset.ts';
import { digitNames } from './digitNames.ts';

const count = 1797;
const side = 8;
const pixels = side * side;

/** 1,797 digits of 8×8 pixels, each the number of dark points, 0 to 16, in a 4×4 block of a 32×32 bitmap. */
export const opticalDigits = defineDataset({
  label: { en: 'Digits 8×8', zh: '8×8 手写数字' },
  about: {
    en: '1,797 small handwritten digits: real images that train in seconds.',
    zh: '1,797 个手写小数字：几秒即可训练的真实图像。',
  },
  source: 'E. Alpaydin, C. Kaynak, “Cascading classifiers”, Kybernetika 34, 1998; its test part',
  licence:
    'Alpaydin, E. & Kaynak, C. (1998). Optical Recognition of Handwritten Digits. UCI Machine Learning Repository, https://doi.org/10.24432/C50P49, CC BY 4.0; numbers from the copy in scikit-learn',
  fields: {},
  shape: () => ({
    task: 'classification',
    kind: 'image',
    sample: [side, side],
    outputs: 10,
    count,
    classNames: digitNames,
  }),
  generate: async () => {
    const { default: text } = await fetchModule(() => import('./tables/opticalDigits.txt?raw'), ['data']);
    const features = new Float32Array(count * pixels);
    const labels = new Uint8Array(count);
    // a line is 64 pixels and the digit, each one character in base 17
    for (const [row, line] of text.trimEnd().split('\n').entries()) {
      for (let i = 0; i < pixels; i++) features[row * pixels + i] = Number.parseInt(line.charAt(i), 17);
      labels[row] = Number.parseInt(line.charAt(pixels), 17);
    }
    return { count, features, labels };
  },
});
