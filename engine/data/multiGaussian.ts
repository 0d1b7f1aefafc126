import { Draws } from '../random/draws.ts';
import { defineDataset } from './dataset.ts';
import { surfaceShape } from './pointShape.ts';
import { surfaceFields } from './surfaceFields.ts';
import { valuedPoints } from './valuedPoints.ts';

const reach = 6;
/** Cones of radius 2: centre and sign. */
const hills = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const;

/** Of the cones ±max(0, 1 − distance / 2) the one largest in size. */
function valueAt(x1: number, x2: number): number {
  let value = 0;
  for (const [c1, c2, sign] of hills) {
    const d1 = x1 - c1;
    const d2 = x2 - c2;
    const distance = Math.sqrt(d1 * d1 + d2 * d2);
    const height = Math.max(0, 1 - distance / 2);
    if (height > Math.abs(value)) value = sign * height;
  }
  return value;
}

/** Six hills and hollows. Noise moves the point where the value is taken, not in the plane. */
export const multiGaussian = defineDataset({
  label: { en: 'Hills', zh: '多峰' },
  about: { en: 'Three hills and three hollows on a flat ground.', zh: '平地上的三座小丘和三个凹坑。' },
  source: 'TensorFlow Playground',
  fields: surfaceFields,
  shape: ({ samples }) => surfaceShape(samples),
  generate: ({ samples, noise }, seed) => {
    const draws = new Draws(seed, 'data/multiGaussian');
    const coordinate = () => draws.uniform(-reach, reach);
    return valuedPoints(samples, 2, () => {
      const x1 = coordinate();
      const x2 = coordinate();
      return [x1, x2, valueAt(x1 + noise * coordinate(), x2 + noise * coordinate())];
    });
  },
});
