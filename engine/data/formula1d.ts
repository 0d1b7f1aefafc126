import { Draws } from '../random/draws.ts';
import { defineDataset } from './dataset.ts';
import { formulaFields } from './formulaFields.ts';
import { domainProblems, formulaSamples } from './formulaSamples.ts';

/** x uniform in the domain, y = f(x) + noise. */
export const formula1d = defineDataset({
  label: { en: 'Curve', zh: '曲线' },
  about: { en: 'Any function of x you type, to be learned from samples.', zh: '由样本学习你输入的任意 x 的函数。' },
  fields: formulaFields(['x'], 'sin(x)', 200),
  shape: ({ samples }) => ({
    task: 'regression',
    kind: 'curve',
    sample: [1],
    outputs: 1,
    count: samples,
    featureNames: [{ en: 'x', zh: 'x' }],
  }),
  problems: domainProblems,
  generate: (values, seed) => formulaSamples(values, ['x'], new Draws(seed, 'data/formula1d')),
});
