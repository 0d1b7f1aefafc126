import { describe, expect, it } from 'vitest';
import { activations } from '../../../engine/activations/index.ts';
import { constant } from '../../../engine/formula/expression.ts';
import { losses } from '../../../engine/losses/index.ts';
import { targetExpression } from '../../../engine/losses/lossExpression.ts';
import { gradients } from '../../../engine/plan/gradient.ts';
import { Graph } from '../../../engine/plan/graph.ts';
import { runGraph } from '../plan/runGraph.ts';
import golden from './goldens/softmax.json' with { type: 'json' };

const { z: logits, classes, softmax: shares, cases } = golden;
const rows = logits.length;
const units = logits[0]!.length;
const values = Float64Array.from(logits.flat());

const expectClose = (got: ArrayLike<number>, expected: readonly number[]): void => {
  expect(got.length).toBe(expected.length);
  expected.forEach((value, i) => expect(Math.abs(got[i]! - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value))));
};

it('softmax over rows is that of PyTorch', async () => {
  const graph = new Graph();
  const z = graph.tensor('z', ['rows', units], 'table');
  const y = activations.softmax.row!(graph, z, 'y');
  const [got] = await runGraph(graph, new Map([[z, values]]), [y], { rows });
  expectClose(got!, shares.flat());
});

describe.each(cases)(
  'cross-entropy from logits, smoothed by $labelSmoothing',
  ({ labelSmoothing, losses: expected, gradients: slopes }) => {
    it('is that of PyTorch with its gradient, far beyond where probabilities round to 0', async () => {
      const { fromLogits } = losses.categoricalCrossentropy;
      const fused = fromLogits!['softmax'];
      if (typeof fused !== 'function') throw new Error('the loss has no row form');
      const graph = new Graph();
      const z = graph.tensor('z', ['rows', units], 'table');
      const t = graph.tensor('t', ['rows', units], 'table');
      const smoothed = targetExpression({ type: 'categoricalCrossentropy', labelSmoothing }, units);
      const target = smoothed ? graph.map('target', t.shape, { t }, smoothed) : t;
      const loss = fused(graph, z, target, 'loss');
      const dz = gradients(graph, loss, constant(1), [z]).get(z.id)!;
      const oneHot = Float64Array.from(
        classes.flatMap((c) => Array.from({ length: units }, (_, j) => Number(j === c))),
      );
      const given = new Map([
        [z, values],
        [t, oneHot],
      ]);
      const [got, gradient] = await runGraph(graph, given, [loss, dz], { rows });
      expectClose(got!, expected);
      expectClose(gradient!, slopes.flat());
    });
  },
);
