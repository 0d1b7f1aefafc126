import { integer, type IntegerField } from '../spec/field.ts';

/** How many classes a generator makes. */
export const classesField = (min: number, max: number, count: number): IntegerField =>
  integer({ label: { en: 'Classes', zh: '类别数' }, min, max, default: count });
