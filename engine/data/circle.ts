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

/** Inside: radius 0 to 2.5. Outside: radius 3.5 to 5. Noise moves the point for the test of its class, not in the plane. */
export const circle = defineDataset({
  label: { en: 'Circle', zh: '圆形' },
  about: { en: 'A disc inside a ring: no straight line parts them.', zh: '圆环包围圆盘：没有直线能分开两类。' },
  source: 'TensorFlow Playground',
  fields: {
    samples: samplesField(500),
    noise: noiseField({
      en: 'How far, in radii of the circle, a point may seem moved when its class is decided.',
      zh: '判定类别时点可能偏移的距离，以圆半径为单位。',
    }),
    balance: balanceField(2),
  },
  shape: ({ samples }) => pointShape(samples, 2),
  problems: ({ balance }) => balanceProblems(balance, 2),
  generate: (values, seed) => {
    const draws = new Draws(seed, 'data/circle');
    const jitter = () => values.noise * draws.uniform(-radius, radius);
    return classifiedPoints(values, 2, ({ label }) => {
      const r = label === 1 ? draws.uniform(0, 0.5 * radius) : draws.uniform(0.7 * radius, radius);
      const angle = draws.uniform(0, 2 * Math.PI);
      const x1 = r * sin(angle);
      const x2 = r * cos(angle);
      const seen1 = x1 + jitter();
      const seen2 = x2 + jitter();
      return [x1, x2, Math.sqrt(seen1 * seen1 + seen2 * seen2) < 0.5 * radius ? 1 : 0];
    });
  },
});
