import { Draws } from '../random/draws.ts';
import { defineDataset } from './dataset.ts';
import { formulaFields } from './formulaFields.ts';
import { domainProblems, formulaSamples } from './formulaSamples.ts';
import { surfaceShape } from './pointShape.ts';

/** x₁ and x₂ uniform in the domain, y = f(x₁, x₂) + noise. */
export const formula2d = defineDataset({
  label: { en: 'Surface', zh: '曲面' },
  about: {
    en: 'Any function of x₁ and x₂ you type, to be learned from samples.',
    zh: '由样本学习你输入的任意 x₁、x₂ 的函数。',
  },
  fields: formulaFields(['x1', 'x2'], 'sin(x1) * cos(x2)', 1200),
  shape: ({ samples }) => surfaceShape(samples),
  problems: domainProblems,
  generate: (values, seed) => formulaSamples(values, ['x1', 'x2'], new Draws(seed, 'data/formula2d')),
});
