import { defineFeature } from './feature.ts';

export const x1 = defineFeature({
  label: { en: 'x₁', zh: 'x₁' },
  about: { en: 'The first coordinate.', zh: '第一个坐标。' },
  formula: 'x1',
});
