import { Draws } from '../random/draws.ts';
import { defineDataset } from './dataset.ts';
import { surfaceShape } from './pointShape.ts';
import { surfaceFields } from './surfaceFields.ts';
import { valuedPoints } from './valuedPoints.ts';

const reach = 6;

/** (x₁ + x₂) / 10. Noise moves the point where the value is taken, not in the plane. */
export const plane = defineDataset({
  label: { en: 'Plane', zh: '平面' },
  about: { en: 'A tilted plane: one linear neuron fits it.', zh: '一个倾斜的平面：单个线性神经元即可拟合。' },
  source: 'TensorFlow Playground',
  fields: surfaceFields,
  shape: ({ samples }) => surfaceShape(samples),
  generate: ({ samples, noise }, seed) => {
    const draws = new Draws(seed, 'data/plane');
    const coordinate = () => draws.uniform(-reach, reach);
    return valuedPoints(samples, 2, () => {
      const x1 = coordinate();
      const x2 = coordinate();
      return [x1, x2, (x1 + noise * coordinate() + x2 + noise * coordinate()) / 10];
    });
  },
});
