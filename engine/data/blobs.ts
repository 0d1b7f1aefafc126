import { cos, sin } from '../formula/elementary.ts';
import { Draws } from '../random/draws.ts';
import { balanceField } from './balanceField.ts';
import { balanceProblems } from './balanceProblems.ts';
import { classesField } from './classesField.ts';
import { classifiedPoints } from './classifiedPoints.ts';
import { defineDataset } from './dataset.ts';
import { noiseField } from './noiseField.ts';
import { pointShape } from './pointShape.ts';
import { samplesField } from './samplesField.ts';

const radius = 3.5;

/** Normal clouds around the corners of a regular polygon of radius 3.5; deviation 0.5 + 2 · noise. */
export const blobs = defineDataset({
  label: { en: 'Blobs', zh: '点团' },
  about: {
    en: 'Three to six normal clouds in a circle: the simplest many-class problem.',
    zh: '围成一圈的三到六团点：最简单的多分类问题。',
  },
  source: 'scikit-learn make_blobs',
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'Widens the clouds: deviation 0.5 at 0, 1.5 at 0.5.',
      zh: '使点团变宽：0 时标准差为 0.5，0.5 时为 1.5。',
    }),
    classes: classesField(3, 6, 4),
    balance: balanceField(6),
  },
  shape: ({ samples, classes }) => pointShape(samples, classes),
  problems: ({ balance, classes }) => balanceProblems(balance, classes),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/blobs');
    const deviation = 0.5 + 2 * values.noise;
    return classifiedPoints(values, values.classes, ({ label }) => {
      const angle = (2 * Math.PI * label) / values.classes;
      return [draws.normal(radius * sin(angle), deviation), draws.normal(radius * cos(angle), deviation)];
    });
  },
});
