import { at, type Graph, type GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';

/** Softmax over the last dimension, shifted by the row's maximum so that no exponential overflows. */
export const softmax = defineOp(
  'softmax',
  {
    label: { en: 'Softmax', zh: 'softmax' },
    formula: 'yⱼ = exp(zⱼ) / Σₖ exp(zₖ)',
    about: {
      en: 'Scores become shares: all positive, adding up to 1.',
      zh: '分数变成份额：全为正，总和为 1。',
    },
    backward: {
      en: 'Raising one score takes from all other shares: each gets its own part minus the weighted mean of all.',
      zh: '抬高一个分数会减少其他份额：各自的梯度减去所有梯度的加权平均。',
    },
  },
  (graph, z: GraphTensor, name: string): GraphTensor => {
    const { shape, lead, exponential, sum } = exponentials(graph, z, name);
    const y = graph.map(name, shape, { e: exponential, s: at(sum, ...lead) }, 'e / s');
    // dzⱼ = yⱼ · (dyⱼ − Σₖ dyₖ yₖ)
    graph.setGradient(y, (g, dy) => {
      const over = shape.slice(-1);
      const mixed = { dy: at(dy, ...lead, 'k0'), y: at(y, ...lead, 'k0') };
      const mean = g.reduce(`${name}.gradient.mean`, shape.slice(0, -1), over, 'sum', mixed, 'dy * y');
      return [[z, g.map(`${name}.gradient.z`, shape, { y, dy, m: at(mean, ...lead) }, 'y * (dy - m)')]];
    });
    return y;
  },
);

/** exp(z − max z) and its sum over the last dimension. */
export function exponentials(graph: Graph, z: GraphTensor, name: string) {
  const { shape } = z;
  const outer = shape.slice(0, -1);
  const lead = outer.map((_, d) => `i${d}`);
  const max = graph.reduce(`${name}.max`, outer, shape.slice(-1), 'max', { z: at(z, ...lead, 'k0') }, 'z');
  const exponential = graph.map(`${name}.exp`, shape, { z, m: at(max, ...lead) }, 'exp(z - m)');
  const place = { e: at(exponential, ...lead, 'k0') };
  const sum = graph.reduce(`${name}.sum`, outer, shape.slice(-1), 'sum', place, 'e');
  return { shape, outer, lead, max, exponential, sum };
}
