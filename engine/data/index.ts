import { blobs } from './blobs.ts';
import { checkerboard } from './checkerboard.ts';
import { circle } from './circle.ts';
import { formula1d } from './formula1d.ts';
import { formula2d } from './formula2d.ts';
import { gaussian } from './gaussian.ts';
import { moons } from './moons.ts';
import { multiGaussian } from './multiGaussian.ts';
import { pinwheel } from './pinwheel.ts';
import { plane } from './plane.ts';
import { rings } from './rings.ts';
import { spiral } from './spiral.ts';
import { xor } from './xor.ts';

/** Every dataset, in teaching order. */
export const datasets = {
  gaussian,
  circle,
  xor,
  moons,
  spiral,
  checkerboard,
  blobs,
  rings,
  pinwheel,
  formula1d,
  plane,
  multiGaussian,
  formula2d,
} as const;
