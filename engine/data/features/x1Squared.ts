import { defineFeature } from './feature.ts';

export const x1Squared = defineFeature({
  label: { en: 'x₁²', zh: 'x₁²' },
  about: { en: 'Far left and far right look alike.', zh: '左右两端变得一样。' },
  formula: 'x1^2',
});
