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

const radius = 5;

/** Class k of K lies on the circle of radius 5 (k + 1)/K, at uniform angles. */
export const rings = defineDataset({
  label: { en: 'Rings', zh: '同心环' },
  about: { en: 'Two to four circles around one another.', zh: '二到四个同心圆环。' },
  source: 'scikit-learn make_circles',
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'Standard deviation of a point’s distance from its ring, in gaps between rings.',
      zh: '点偏离圆环的标准差，以环间距为单位。',
    }),
    classes: classesField(2, 4, 3),
    balance: balanceField(4),
  },
  shape: ({ samples, classes }) => pointShape(samples, classes),
  problems: ({ balance, classes }) => balanceProblems(balance, classes),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/rings');
    const gap = radius / values.classes;
    return classifiedPoints(values, values.classes, ({ label }) => {
      const r = gap * (label + 1 + draws.normal(0, values.noise));
      const angle = draws.uniform(0, 2 * Math.PI);
      return [r * sin(angle), r * cos(angle)];
    });
  },
});
