import { binaryCrossentropy } from './binaryCrossentropy.ts';
import { categoricalCrossentropy } from './categoricalCrossentropy.ts';
import { formula } from './formula.ts';
import { hinge } from './hinge.ts';
import { huber } from './huber.ts';
import { klDivergence } from './klDivergence.ts';
import { logCosh } from './logCosh.ts';
import { meanAbsoluteError } from './meanAbsoluteError.ts';
import { meanSquaredError } from './meanSquaredError.ts';

/** Every loss, in teaching order. */
export const losses = {
  meanSquaredError,
  meanAbsoluteError,
  huber,
  logCosh,
  binaryCrossentropy,
  categoricalCrossentropy,
  hinge,
  klDivergence,
  formula,
} as const;
