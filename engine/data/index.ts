import { blobs } from './blobs.ts';
import { breastCancer } from './breastCancer.ts';
import { checkerboard } from './checkerboard.ts';
import { circle } from './circle.ts';
import { csv } from './csv.ts';
import { drawnDigits } from './drawnDigits.ts';
import { fashionMnist } from './fashionMnist.ts';
import { formula1d } from './formula1d.ts';
import { formula2d } from './formula2d.ts';
import { gaussian } from './gaussian.ts';
import { idx } from './idx.ts';
import { iris } from './iris.ts';
import { moons } from './moons.ts';
import { multiGaussian } from './multiGaussian.ts';
import { opticalDigits } from './opticalDigits.ts';
import { painted } from './painted.ts';
import { pinwheel } from './pinwheel.ts';
import { plane } from './plane.ts';
import { rings } from './rings.ts';
import { spiral } from './spiral.ts';
import { wine } from './wine.ts';
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
  painted,
  formula1d,
  plane,
  multiGaussian,
  formula2d,
  iris,
  wine,
  breastCancer,
  opticalDigits,
  drawnDigits,
  idx,
  fashionMnist,
  csv,
} as const;
