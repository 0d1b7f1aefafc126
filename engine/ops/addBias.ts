import { at, type GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';

/** x [rows, …, n] + b [n]: the same shift for every sample. */
export const addBias = defineOp(
  'addBias',
  {
    label: { en: 'Bias', zh: '加偏置' },
    formula: 'yⱼ = xⱼ + bⱼ',
    about: { en: 'Each output is shifted by its bias.', zh: '每个输出加上自己的偏置。' },
    backward: {
      en: 'A shift changes nothing on the way back: the bias gets the gradient of its output, added up over the batch.',
      zh: '平移不改变返回的梯度：偏置得到其输出的梯度，并在整批上相加。',
    },
  },
  (graph, x: GraphTensor, b: GraphTensor, name: string): GraphTensor =>
    graph.map(name, x.shape, { x, b: at(b, `i${x.shape.length - 1}`) }, 'x + b'),
);
