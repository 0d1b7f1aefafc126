import { defineFeature } from './feature.ts';

export const x1x2 = defineFeature({
  label: { en: 'x₁x₂', zh: 'x₁x₂' },
  about: { en: 'Positive where both signs agree.', zh: '两坐标同号时为正。' },
  formula: 'x1 * x2',
});
