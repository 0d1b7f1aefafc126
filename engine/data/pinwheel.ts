import { cos, exp, sin } from '../formula/elementary.ts';
import { Draws } from '../random/draws.ts';
import { balanceField } from './balanceField.ts';
import { balanceProblems } from './balanceProblems.ts';
import { classesField } from './classesField.ts';
import { classifiedPoints } from './classifiedPoints.ts';
import { defineDataset } from './dataset.ts';
import { noiseField } from './noiseField.ts';
import { pointShape } from './pointShape.ts';
import { samplesField } from './samplesField.ts';

const scale = 2.5;
/** How much an arm bends with its length. */
const rate = 0.25;
/** Deviations along and across an arm, in units of its middle radius. */
const along = 0.3;
const across = 0.05;

/**
 * Arm k of K: a normal blob around (1, 0), long along the arm, turned by 2πk/K + ¼ eʳ where r is the distance along
 * it; so the arms bend the same way.
 */
export const pinwheel = defineDataset({
  label: { en: 'Pinwheel', zh: '风车' },
  about: { en: 'Three to six bent arms around the middle.', zh: '绕中心的三到六条弯臂。' },
  source: 'Johnson et al., “Composing graphical models with neural networks”, 2016',
  fields: {
    samples: samplesField(500),
    noise: noiseField({ en: 'Thickens the arms.', zh: '使旋臂变粗。' }),
    classes: classesField(3, 6, 5),
    balance: balanceField(6),
  },
  shape: ({ samples, classes }) => pointShape(samples, classes),
  problems: ({ balance, classes }) => balanceProblems(balance, classes),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/pinwheel');
    const thickness = across + values.noise / 2;
    return classifiedPoints(values, values.classes, ({ label }) => {
      // without its sign, as an arm that crossed the middle would lie in another
      const u = Math.abs(draws.normal(1, along));
      const v = draws.normal(0, thickness);
      const angle = (2 * Math.PI * label) / values.classes + rate * exp(u);
      return [scale * (u * cos(angle) - v * sin(angle)), scale * (u * sin(angle) + v * cos(angle))];
    });
  },
});
