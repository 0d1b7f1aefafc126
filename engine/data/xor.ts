import { Draws } from '../random/draws.ts';
import { balanceField } from './balanceField.ts';
import { balanceProblems } from './balanceProblems.ts';
import { classifiedPoints } from './classifiedPoints.ts';
import { defineDataset } from './dataset.ts';
import { noiseField } from './noiseField.ts';
import { pointShape } from './pointShape.ts';
import { samplesField } from './samplesField.ts';

const reach = 5;
const gap = 0.3;

/** +1 where x₁x₂ ≥ 0. Noise moves the point for the test of its class, not in the plane. */
export const xor = defineDataset({
  label: { en: 'Exclusive or', zh: '异或' },
  about: {
    en: 'Opposite quadrants belong together: neither coordinate alone tells the class.',
    zh: '对角象限同类：单看任一坐标都无法判断类别。',
  },
  source: 'TensorFlow Playground',
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'How far, as a share of the plane’s half width, a point may seem moved when its class is decided.',
      zh: '判定类别时点可能偏移的距离（平面半宽的比例）。',
    }),
    balance: balanceField(2),
  },
  shape: ({ samples }) => pointShape(samples, 2),
  problems: ({ balance }) => balanceProblems(balance, 2),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/xor');
    const pushed = (x: number) => (x > 0 ? x + gap : x - gap);
    const jitter = () => values.noise * draws.uniform(-reach, reach);
    return classifiedPoints(values, 2, ({ label }) => {
      const drawn = pushed(draws.uniform(-reach, reach));
      const x2 = pushed(draws.uniform(-reach, reach));
      // mirrored where it fell into the other class: still uniform, and the balance is exact
      const x1 = drawn * x2 > 0 === (label === 1) ? drawn : -drawn;
      return [x1, x2, (x1 + jitter()) * (x2 + jitter()) >= 0 ? 1 : 0];
    });
  },
});
