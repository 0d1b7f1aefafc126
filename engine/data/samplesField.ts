import { integer, type IntegerField } from '../spec/field.ts';

/** How many samples a generator makes. */
export const samplesField = (count: number): IntegerField =>
  integer({ label: { en: 'Samples', zh: '样本数' }, min: 10, max: 20_000, default: count });
