import type { Words } from '../spec/words.ts';
import type { Shape } from './dataset.ts';

const coordinates: readonly Words[] = [
  { en: 'x₁', zh: 'x₁' },
  { en: 'x₂', zh: 'x₂' },
];

const classNames = (classes: number): readonly Words[] => {
  const names = classes === 2 ? ['−1', '+1'] : Array.from({ length: classes }, (_, label) => String(label));
  return names.map((name) => ({ en: name, zh: name }));
};

/** Points of the plane in `classes` classes; of two, class 1 is the one called +1. */
export const pointShape = (count: number, classes: number): Shape => ({
  task: 'classification',
  kind: 'points',
  sample: [2],
  outputs: classes,
  count,
  featureNames: coordinates,
  classNames: classNames(classes),
});

/** Points of the plane with a number at each. */
export const surfaceShape = (count: number): Shape => ({
  task: 'regression',
  kind: 'points',
  sample: [2],
  outputs: 1,
  count,
  featureNames: coordinates,
});
