import { byHand } from './byHand.ts';
import { confusion } from './confusion.ts';
import { descent } from './descent.ts';
import { digits } from './digits.ts';
import type { Lesson } from './lesson.ts';
import { mapping } from './mapping.ts';
import { neuron } from './neuron.ts';
import { optimizers } from './optimizers.ts';
import { overfitting } from './overfitting.ts';

/** Every lesson, in the order of an introduction. */
export const lessons = {
  mapping,
  neuron,
  descent,
  byHand,
  optimizers,
  digits,
  overfitting,
  confusion,
} as const satisfies Record<string, Lesson>;
