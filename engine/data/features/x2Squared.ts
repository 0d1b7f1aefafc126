import { defineFeature } from './feature.ts';

export const x2Squared = defineFeature({
  label: { en: 'x₂²', zh: 'x₂²' },
  about: { en: 'Far up and far down look alike.', zh: '上下两端变得一样。' },
  formula: 'x2^2',
});
