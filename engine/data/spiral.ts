import { cos, sin } from '../formula/elementary.ts';
import { Draws } from '../random/draws.ts';
import { balanceField } from './balanceField.ts';
import { balanceProblems } from './balanceProblems.ts';
import { classifiedPoints } from './classifiedPoints.ts';
import { defineDataset } from './dataset.ts';
import { noiseField } from './noiseField.ts';
import { pointShape } from './pointShape.ts';
import { samplesField } from './samplesField.ts';

const radius = 5;
const turns = 1.75;

/** Point i of the n of its arm: r = 5 i/n, t = 2π · 1.75 i/n, half a turn more for −1; x = r sin t, y = r cos t. */
export const spiral = defineDataset({
  label: { en: 'Spiral', zh: '螺旋' },
  about: {
    en: 'Two arms wound into each other: the classic that needs a hidden layer or two.',
    zh: '两条互相缠绕的旋臂：需要一两个隐藏层的经典问题。',
  },
  source: 'TensorFlow Playground',
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'How far a point may lie beside its arm, along each axis.',
      zh: '点沿各轴偏离旋臂的最大距离。',
    }),
    balance: balanceField(2),
  },
  shape: ({ samples }) => pointShape(samples, 2),
  problems: ({ balance }) => balanceProblems(balance, 2),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/spiral');
    const jitter = () => values.noise * draws.uniform(-1, 1);
    return classifiedPoints(values, 2, ({ label, nth, of }) => {
      const r = (radius * nth) / of;
      const t = (2 * Math.PI * turns * nth) / of + (label === 1 ? 0 : Math.PI);
      return [r * sin(t) + jitter(), r * cos(t) + jitter()];
    });
  },
});
