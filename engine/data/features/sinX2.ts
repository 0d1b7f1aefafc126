import { defineFeature } from './feature.ts';

export const sinX2 = defineFeature({
  label: { en: 'sin x₂', zh: 'sin x₂' },
  about: { en: 'Waves from bottom to top.', zh: '从下到上的波。' },
  formula: 'sin(x2)',
});
