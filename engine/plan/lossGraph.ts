import { middleOf } from '../losses/classCoding.ts';
import { lossExpression, lossReduction, targetExpression } from '../losses/lossExpression.ts';
import type { Coding } from '../losses/loss.ts';
import { lossDefinition, type CheckedModel } from '../spec/checkModel.ts';
import type { Forward } from './forward.ts';
import { at, type Graph, type GraphTensor } from './graph.ts';

/** The loss of every row [rows], before class weights, from the logits where the loss knows how. */
export function buildRowLoss(
  graph: Graph,
  model: CheckedModel,
  forward: Forward,
  t: GraphTensor,
  prefix = '',
): GraphTensor {
  const { spec, lossContext } = model;
  const definition = lossDefinition(spec);
  const { output: y, logits: z } = forward;
  const units = lossContext.units;
  const smoothed = targetExpression(spec.loss, units);
  const target = smoothed ? graph.map(`${prefix}target`, t.shape, { t }, smoothed) : t;
  const fused = definition.fromLogits?.[lossContext.activation];
  if (typeof fused === 'function') return fused(graph, z, target, `${prefix}loss.rows`);

  return graph.inOp('loss', () => {
    const each = fused
      ? graph.map(`${prefix}loss.each`, z.shape, { z, t: target }, fused)
      : graph.map(`${prefix}loss.each`, y.shape, { y, t: target }, lossExpression(spec.loss));
    const formula = lossReduction(spec.loss) === 'mean' ? `each * ${1 / units}` : 'each';
    return graph.reduce(`${prefix}loss.rows`, ['rows'], [units], 'sum', { each: at(each, 'i0', 'k0') }, formula);
  });
}

/** Each row's loss times the weight of its class; the row loss itself where classes count the same. */
export function weighRows(
  graph: Graph,
  model: CheckedModel,
  rowLoss: GraphTensor,
  t: GraphTensor,
  coding: Coding,
): GraphTensor {
  const { classWeights } = model.spec;
  if (classWeights.length === 0) return rowLoss;
  return graph.inOp('classWeights', () => {
    const weight =
      coding === 'oneHot'
        ? graph.reduce(
            'loss.weight',
            ['rows'],
            [classWeights.length],
            'sum',
            { t: at(t, 'i0', 'k0') },
            `t * (${pick(classWeights)})`,
          )
        : graph.map(
            'loss.weight',
            ['rows'],
            { t: at(t, 'i0', 0) },
            `where(t > ${middleOf(coding)}, ${classWeights[1] ?? 1}, ${classWeights[0] ?? 1})`,
          );
    return graph.map('loss.weighted', ['rows'], { l: rowLoss, w: weight }, 'l * w');
  });
}

/** The weight of class k0, as nested choices. */
const pick = (weights: readonly number[]): string =>
  weights.reduceRight<string>((rest, weight, k) => `where(k0 == ${k}, ${weight}, ${rest})`, '0');

/**
 * What the epoch's metrics add up over rows: hits for classification (the first of equal scores counts, as argmax
 * does), squared and absolute errors (means over outputs) for regression. Each is a sum tensor [].
 */
export function buildMetricSums(
  graph: Graph,
  { lossContext }: CheckedModel,
  forward: Forward,
  t: GraphTensor,
  coding: Coding,
): Record<string, GraphTensor> {
  const { output: y } = forward;
  const { units } = lossContext;
  // Softmax keeps the order of its logits, so it need not be computed for the argmax; other activations may not.
  const z = lossContext.activation === 'softmax' ? forward.logits : y;
  return graph.inOp('metrics', (): Record<string, GraphTensor> => {
    const rowSum = (name: string, row: GraphTensor): GraphTensor =>
      graph.reduce(name, [], ['rows'], 'sum', { row: at(row, 'k0') }, 'row', 'sum');
    if (coding === 'value') {
      const places = { y: at(y, 'k0', 'k1'), t: at(t, 'k0', 'k1') };
      const over = ['rows', units] as const;
      return {
        squaredError: graph.reduce('metrics.squaredError', [], over, 'sum', places, `(y - t)^2 * ${1 / units}`, 'sum'),
        absoluteError: graph.reduce(
          'metrics.absoluteError',
          [],
          over,
          'sum',
          places,
          `abs(y - t) * ${1 / units}`,
          'sum',
        ),
      };
    }
    if (coding !== 'oneHot') {
      const middle = middleOf(coding);
      const places = { y: at(y, 'i0', 0), t: at(t, 'i0', 0) };
      return {
        hits: rowSum('metrics.hits', graph.map('metrics.hit', ['rows'], places, `(y > ${middle}) == (t > ${middle})`)),
      };
    }
    const score = { z: at(z, 'i0', 'k0') };
    const max = graph.reduce('metrics.max', ['rows'], [units], 'max', score, 'z');
    const first = graph.reduce(
      'metrics.first',
      ['rows'],
      [units],
      'min',
      { ...score, m: at(max, 'i0') },
      `where(z >= m, k0, ${units})`,
    );
    const places = { t: at(t, 'i0', 'k0'), f: at(first, 'i0') };
    return {
      hits: rowSum(
        'metrics.hits',
        graph.reduce('metrics.hit', ['rows'], [units], 'sum', places, 'where(k0 == f, t, 0)'),
      ),
    };
  });
}
