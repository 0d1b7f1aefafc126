import { number, type NumberField } from '../spec/field.ts';
import type { Words } from '../spec/words.ts';

/** Noise from 0 to 0.5, as a share; `help` says of what. The points below the noise stay the same as it changes. */
export const noiseField = (help: Words): NumberField =>
  number({ label: { en: 'Noise', zh: '噪声' }, help, min: 0, max: 0.5, default: 0, percent: true });
