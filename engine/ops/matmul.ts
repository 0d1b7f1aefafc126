import { at, type GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';

/** x [rows, …, in] · w [in, out] → [rows, …, out]: the last dimension of x is contracted. */
export const matmul = defineOp(
  'matmul',
  {
    label: { en: 'Weighted sums', zh: '加权求和' },
    formula: 'yⱼ = Σᵢ xᵢ wᵢⱼ',
    about: {
      en: 'Every output adds up all inputs, each times its weight.',
      zh: '每个输出把所有输入乘以各自的权重后相加。',
    },
    backward: {
      en: 'The gradient goes back along every weight: to an input times the weights it fed, to a weight times the input it had.',
      zh: '梯度沿每个权重返回：传给输入时乘以它用过的权重，传给权重时乘以它收到的输入。',
    },
  },
  (graph, x: GraphTensor, w: GraphTensor, name: string): GraphTensor => {
    const outer = x.shape.slice(0, -1);
    const outs = w.shape.slice(-1);
    const lead = outer.map((_, d) => `i${d}`);
    const operands = { x: at(x, ...lead, 'k0'), w: at(w, 'k0', `i${outer.length}`) };
    return graph.reduce(name, [...outer, ...outs], x.shape.slice(-1), 'sum', operands, 'x * w');
  },
);
