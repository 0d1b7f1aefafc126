import { describe, expect, test } from 'vitest';
import { constant } from '../../../engine/formula/expression.ts';
import { add } from '../../../engine/ops/add.ts';
import { addBias } from '../../../engine/ops/addBias.ts';
import { dropout } from '../../../engine/ops/dropout.ts';
import { gaussianNoise } from '../../../engine/ops/gaussianNoise.ts';
import { matmul } from '../../../engine/ops/matmul.ts';
import { softmax } from '../../../engine/ops/softmax.ts';
import { softmaxCrossEntropy } from '../../../engine/ops/softmaxCrossEntropy.ts';
import { gradients } from '../../../engine/plan/gradient.ts';
import { at, Graph, type GraphTensor } from '../../../engine/plan/graph.ts';
import { Draws } from '../../../engine/random/draws.ts';
import { runGraph } from '../plan/runGraph.ts';

const rows = 5;

interface Case {
  /** Tensors that are differentiated, with sizes whose `rows` is 5. */
  readonly inputs: Readonly<Record<string, readonly (number | 'rows')[]>>;
  readonly build: (graph: Graph, inputs: Readonly<Record<string, GraphTensor>>) => GraphTensor;
}

/** Every op once, on ragged sizes; each result is then squashed so that its gradient is no constant. */
const cases: Readonly<Record<string, Case>> = {
  matmul: {
    inputs: { x: ['rows', 3], w: [3, 7] },
    build: (g, { x, w }) => matmul(g, x!, w!, 'y'),
  },
  'matmul over the last of three dimensions': {
    inputs: { x: ['rows', 2, 3], w: [3, 4] },
    build: (g, { x, w }) => matmul(g, x!, w!, 'y'),
  },
  addBias: { inputs: { x: ['rows', 3], b: [3] }, build: (g, { x, b }) => addBias(g, x!, b!, 'y') },
  add: { inputs: { a: ['rows', 3], b: ['rows', 3] }, build: (g, { a, b }) => add(g, a!, b!, 'y') },
  'add to itself': { inputs: { a: ['rows', 3] }, build: (g, { a }) => add(g, a!, a!, 'y') },
  softmax: { inputs: { z: ['rows', 4] }, build: (g, { z }) => softmax(g, z!, 'y') },
  softmaxCrossEntropy: {
    inputs: { z: ['rows', 4] },
    build: (g, { z }) => {
      const t = g.map('t', ['rows', 4], {}, 'where(i1 == mod(i0, 4), 0.85, 0.05)');
      return softmaxCrossEntropy(g, z!, t, 'y');
    },
  },
  dropout: {
    inputs: { x: ['rows', 6] },
    build: (g, { x }) => dropout(g, x!, { uniform: 'rate' }, 'dropout/test', 'y'),
  },
  gaussianNoise: {
    inputs: { x: ['rows', 6] },
    build: (g, { x }) => gaussianNoise(g, x!, { uniform: 'rate' }, 'noise/test', 'y'),
  },
  'a value used on two ways': {
    inputs: { x: ['rows', 3], w: [3, 3] },
    build: (g, { x, w }) => {
      const z = matmul(g, x!, w!, 'z');
      return add(g, g.map('a', z.shape, { z }, 'tanh(z)'), z, 'y');
    },
  },
  'a view in between': {
    inputs: { x: ['rows', 2, 3], w: [6, 2] },
    build: (g, { x, w }) => {
      const bent = g.map('bent', x!.shape, { x: x! }, 'sin(x)');
      return matmul(g, g.view(bent, 'flat', ['rows', 6]), w!, 'y');
    },
  },
  'a value and a view of it': {
    inputs: { x: ['rows', 6] },
    build: (g, { x }) => {
      const bent = g.map('bent', x!.shape, { x: x! }, 'sin(x)');
      return add(g, bent, g.view(bent, 'same', ['rows', 6]), 'y');
    },
  },
};

/** L = Σ sin(y)·(position-dependent weight), so that every element of y matters differently. */
function lossOf(graph: Graph, y: GraphTensor): GraphTensor {
  const axes = y.shape.map((_, d) => `k${d}`);
  const weight = axes.map((axis, d) => `${d + 1} * ${axis}`).join(' + ');
  return graph.reduce('L', [], y.shape, 'sum', { y: at(y, ...axes) }, `sin(y) * (1 + 0.3 * (${weight}))`);
}

describe.each(Object.entries(cases))('%s', (_, { inputs, build }) => {
  const draws = new Draws(7, 'gradient test');
  const values = Object.values(inputs).map((shape) =>
    Float64Array.from({ length: shape.reduce<number>((n, s) => n * (s === 'rows' ? rows : s), 1) }, () =>
      draws.normal(0, 0.7),
    ),
  );
  const make = () => {
    const graph = new Graph();
    const tensors = Object.fromEntries(
      Object.entries(inputs).map(([name, shape]) => [name, graph.tensor(name, shape, 'table')]),
    );
    const loss = lossOf(graph, build(graph, tensors));
    return { graph, tensors: Object.values(tensors), loss };
  };
  const options = { rows, uniforms: { rate: 0.3 } };
  const lossAt = async (given: readonly Float64Array[]): Promise<number> => {
    const { graph, tensors, loss } = make();
    const [L] = await runGraph(graph, new Map(tensors.map((t, i) => [t, given[i]!])), [loss], options);
    return L![0]!;
  };

  test.each([{ unfused: false }, { unfused: true }])('agrees with central differences, %o', async ({ unfused }) => {
    const { graph, tensors, loss } = make();
    const result = gradients(graph, loss, constant(1), tensors);
    const wanted = tensors.map(({ id }) => result.get(id)!);
    const given = new Map(tensors.map((t, i) => [t, values[i]!]));
    const found = await runGraph(graph, given, wanted, { ...options, unfused });
    for (const [i, gradient] of found.entries())
      for (let e = 0; e < gradient.length; e++) {
        const h = 1e-5;
        const moved = (by: number) => values.map((v, j) => (j === i ? v.map((x, k) => (k === e ? x + by : x)) : v));
        const difference = ((await lossAt(moved(h))) - (await lossAt(moved(-h)))) / (2 * h);
        expect(Math.abs(gradient[e]! - difference)).toBeLessThan(1e-8 * (1 + Math.abs(difference)));
      }
  });
});
