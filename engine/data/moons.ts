import { cos, sin } from '../formula/elementary.ts';
import { Draws } from '../random/draws.ts';
import { balanceField } from './balanceField.ts';
import { balanceProblems } from './balanceProblems.ts';
import { classifiedPoints } from './classifiedPoints.ts';
import { defineDataset } from './dataset.ts';
import { noiseField } from './noiseField.ts';
import { pointShape } from './pointShape.ts';
import { samplesField } from './samplesField.ts';

/** Radius of a moon: the pair is three radii wide and reaches from −4.8 to 4.8. */
const radius = 3.2;

/** −1: (cos t, sin t); +1: (1 − cos t, ½ − sin t); t uniform in 0 to π, the pair centred and scaled. */
export const moons = defineDataset({
  label: { en: 'Moons', zh: '双月' },
  about: { en: 'Two half circles that interlock.', zh: '两个交错的半圆。' },
  source: 'scikit-learn make_moons',
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'Standard deviation of a point around its moon, in radii of a moon.',
      zh: '点偏离月牙的标准差，以月牙半径为单位。',
    }),
    balance: balanceField(2),
  },
  shape: ({ samples }) => pointShape(samples, 2),
  problems: ({ balance }) => balanceProblems(balance, 2),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/moons');
    const jitter = () => draws.normal(0, values.noise);
    return classifiedPoints(values, 2, ({ label }) => {
      const t = draws.uniform(0, Math.PI);
      const x1 = label === 1 ? 1 - cos(t) : cos(t);
      const x2 = label === 1 ? 0.5 - sin(t) : sin(t);
      return [radius * (x1 - 0.5 + jitter()), radius * (x2 - 0.25 + jitter())];
    });
  },
});
