import type { GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';

/** Elementwise sum of two tensors of one shape. */
export const add = defineOp(
  'add',
  {
    label: { en: 'Add', zh: '相加' },
    formula: 'y = a + b',
    about: { en: 'Two paths join: their values are added.', zh: '两条路径汇合：数值相加。' },
    backward: {
      en: 'Both paths get the same gradient: a sum hands it on unchanged.',
      zh: '两条路径得到同样的梯度：加法原样传递。',
    },
  },
  (graph, a: GraphTensor, b: GraphTensor, name: string): GraphTensor => graph.map(name, a.shape, { a, b }, 'a + b'),
);
