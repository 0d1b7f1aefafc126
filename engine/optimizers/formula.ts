import { formula as formulaField, number } from '../spec/field.ts';
import type { FormulaField, NumberField } from '../spec/field.ts';
import type { Words } from '../spec/words.ts';
import { learningRate } from './hyperparameters.ts';
import { defineOptimizer } from './optimizer.ts';

const variables = ['w', 'g', 'm', 'v', 'learningRate', 't', 'a', 'b'];

const rule = (name: string, help: Words, text: string): FormulaField =>
  formulaField({ label: { en: `${name} ←`, zh: `${name} ←` }, help, variables, default: text });

const free = (name: string, value: number): NumberField =>
  number({ label: { en: name, zh: name }, min: -1000, max: 1000, default: value, live: true });

/** Starts as momentum in PyTorch's form, with a as the momentum. */
export const formula = defineOptimizer({
  label: { en: 'Own rule', zh: '自定义规则' },
  about: {
    en: 'Your own update of w from its gradient g, with two memories m and v and the step number t.',
    zh: '自行写出由梯度 g 更新 w 的规则，可用两个记忆 m、v 和步数 t。',
  },
  state: { m: 0, v: 0 },
  update: (values) => ({ m: values.m, v: values.v, w: values.w }),
  fields: {
    learningRate: learningRate(0.01),
    m: rule('m', { en: 'First memory; starts at 0.', zh: '第一个记忆，从 0 开始。' }, 'a * m + g'),
    v: rule('v', { en: 'Second memory; sees the new m.', zh: '第二个记忆，可用新的 m。' }, 'b * v + (1 - b) * g^2'),
    w: rule('w', { en: 'The weight; sees the new m and v.', zh: '权重，可用新的 m 与 v。' }, 'w - learningRate * m'),
    a: free('a', 0.9),
    b: free('b', 0.999),
  },
});
