import { defineFeature } from './feature.ts';

export const sinX1 = defineFeature({
  label: { en: 'sin x₁', zh: 'sin x₁' },
  about: { en: 'Waves from left to right.', zh: '从左到右的波。' },
  formula: 'sin(x1)',
});
