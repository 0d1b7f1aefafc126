import { Draws } from '../random/draws.ts';
import { balanceField } from './balanceField.ts';
import { balanceProblems } from './balanceProblems.ts';
import { classifiedPoints } from './classifiedPoints.ts';
import { defineDataset } from './dataset.ts';
import { noiseField } from './noiseField.ts';
import { pointShape } from './pointShape.ts';
import { samplesField } from './samplesField.ts';

/** Normal clouds around (2, 2), called +1, and (−2, −2); their variance goes from 0.5 to 4 as noise goes from 0 to 0.5. */
export const gaussian = defineDataset({
  label: { en: 'Gaussian', zh: '高斯' },
  about: { en: 'Two normal clouds: a straight line parts them.', zh: '两团正态分布的点：一条直线即可分开。' },
  source: 'TensorFlow Playground',
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'Widens the clouds: variance 0.5 at 0, 4 at 0.5.',
      zh: '使点团变宽：0 时方差为 0.5，0.5 时为 4。',
    }),
    balance: balanceField(2),
  },
  shape: ({ samples }) => pointShape(samples, 2),
  problems: ({ balance }) => balanceProblems(balance, 2),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/gaussian');
    const deviation = Math.sqrt(0.5 + 7 * values.noise);
    return classifiedPoints(values, 2, ({ label }) => {
      const centre = label === 1 ? 2 : -2;
      return [draws.normal(centre, deviation), draws.normal(centre, deviation)];
    });
  },
});
