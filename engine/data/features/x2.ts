import { defineFeature } from './feature.ts';

export const x2 = defineFeature({
  label: { en: 'x₂', zh: 'x₂' },
  about: { en: 'The second coordinate.', zh: '第二个坐标。' },
  formula: 'x2',
});
