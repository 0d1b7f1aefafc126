import { at, type Graph, type GraphTensor } from '../plan/graph.ts';
import { defineOp } from './op.ts';
import type { OpDescription } from './opDescription.ts';

const description: OpDescription = {
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
};

/** What is worked out on the way to a softmax. */
const parts = {
  max: {
    ...description,
    label: { en: 'Softmax: largest score', zh: 'softmax：最大的分数' },
    about: {
      en: 'The largest score is taken away from all of them first: the shares stay the same, and no exponential overflows.',
      zh: '先从所有分数中减去最大的一个：份额不变，指数也不会溢出。',
    },
  },
  exponential: {
    ...description,
    label: { en: 'Softmax: exponentials', zh: 'softmax：指数' },
    about: {
      en: 'Every score becomes positive: the largest gives 1, one that is lower by 1 gives 1/e of that.',
      zh: '每个分数变成正数：最大的得 1，低 1 的得它的 1/e。',
    },
  },
  sum: {
    ...description,
    label: { en: 'Softmax: their sum', zh: 'softmax：求和' },
    about: { en: 'What all shares are divided by, so that they add up to 1.', zh: '所有份额都除以它，总和便是 1。' },
  },
} as const satisfies Record<string, OpDescription>;

/** Softmax over the last dimension, shifted by the row's maximum so that no exponential overflows. */
export const softmax = defineOp('softmax', description, (graph, z: GraphTensor, name: string): GraphTensor => {
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
});

/** exp(z − max z) and its sum over the last dimension. */
export function exponentials(graph: Graph, z: GraphTensor, name: string) {
  const { shape } = z;
  const outer = shape.slice(0, -1);
  const lead = outer.map((_, d) => `i${d}`);
  const over = shape.slice(-1);
  const part = (of: keyof typeof parts, build: () => GraphTensor) => graph.inOp('softmax', build, parts[of]);
  const max = part('max', () => graph.reduce(`${name}.max`, outer, over, 'max', { z: at(z, ...lead, 'k0') }, 'z'));
  const exponential = part('exponential', () =>
    graph.map(`${name}.exp`, shape, { z, m: at(max, ...lead) }, 'exp(z - m)'),
  );
  const place = { e: at(exponential, ...lead, 'k0') };
  const sum = part('sum', () => graph.reduce(`${name}.sum`, outer, over, 'sum', place, 'e'));
  return { shape, outer, lead, max, exponential, sum };
}
