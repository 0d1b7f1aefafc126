import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import { exponential } from './exponential.ts';
import { formula } from './formula.ts';
import { step } from './step.ts';

/** Every schedule of the learning rate, in teaching order. */
export const schedules = { constant, step, exponential, cosine, formula } as const;
