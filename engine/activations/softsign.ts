import { defineActivation } from './activation.ts';

export const softsign = defineActivation({
  label: { en: 'Softsign', zh: 'Softsign' },
  about: {
    en: 'Like tanh, but reaches ±1 slowly, so its slope fades more gently.',
    zh: '类似 tanh，但缓慢趋近 ±1，斜率消失得更慢。',
  },
  source: 'Bergstra et al., Quadratic Polynomials Learn Better Image Features, 2009',
  formula: 'x / (1 + abs(x))',
  fields: {},
});
