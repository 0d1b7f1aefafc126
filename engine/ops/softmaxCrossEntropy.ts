import { at, type GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';
import { exponentials } from './softmax.ts';

/**
 * Softmax and cross-entropy in one, from logits z and targets t [rows, n] whose rows add up to 1:
 *   loss = log Σₖ exp(zₖ) − Σⱼ tⱼ zⱼ  [rows],   dz = p − t  with p = softmax(z).
 * The difference of logarithms stays exact where a probability would round to 0 or 1.
 */
export const softmaxCrossEntropy = defineOp(
  'softmaxCrossEntropy',
  {
    label: { en: 'Softmax and cross-entropy', zh: 'softmax 与交叉熵' },
    formula: 'L = log Σₖ exp(zₖ) − Σⱼ tⱼ zⱼ',
    about: {
      en: 'The price of the probability given to the right answer; its gradient is simply p − t.',
      zh: '给正确答案的概率越小代价越大；梯度就是 p − t。',
    },
    backward: {
      en: 'Softmax and cross-entropy together leave the simplest gradient there is: probability minus target.',
      zh: 'softmax 与交叉熵合在一起，梯度最为简单：概率减去目标。',
    },
  },
  (graph, z: GraphTensor, t: GraphTensor, name: string): GraphTensor => {
    const { shape, outer, lead, max, exponential, sum } = exponentials(graph, z, name);
    const over = shape.slice(-1);
    const places = { t: at(t, ...lead, 'k0'), z: at(z, ...lead, 'k0'), m: at(max, ...lead) };
    const right = graph.reduce(`${name}.right`, outer, over, 'sum', places, 't * (z - m)');
    const loss = graph.map(name, outer, { s: sum, r: right }, 'log(s) - r');
    graph.setGradient(loss, (g, dy) => {
      const operands = { e: exponential, s: at(sum, ...lead), t, dy: at(dy, ...lead) };
      return [[z, g.map(`${name}.gradient.z`, shape, operands, 'dy * (e / s - t)')]];
    });
    return loss;
  },
);
