import { number, type NumberField } from '../spec/field.ts';
import type { Words } from '../spec/words.ts';

/** How much a penalty counts beside the loss; default 0.01 as in Keras. */
export const penaltyRate = (label: Words): NumberField =>
  number({ label, min: 0, max: 10, default: 0.01, scale: 'log', live: true });
