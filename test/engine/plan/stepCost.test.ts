import { describe, expect, test } from 'vitest';
import { plan } from '../../../engine/plan/plan.ts';
import { stepCost } from '../../../engine/plan/stepCost.ts';
import { costAt } from '../../../engine/spec/costAt.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

function costOf(spec: ModelSpec) {
  const model = unwrap(checkModel(spec));
  const { program, phases } = unwrap(plan(model, { samples: 1000, element: 'f32', scale: 1, order: 800 }));
  const ids = model.layers.map(({ layer }) => layer.id);
  return stepCost(program, phases.step, ids);
}

describe('what a step costs', () => {
  // A matrix product takes 2·in·out operations a row: forward, for the weights' gradient, and for the inputs' where
  // there is a layer before. All else of a wide layer is small beside it.
  test('of the 784→128→10 network is that of its matrix products and of Adam', () => {
    const { layers, total } = costOf(presetDocument(presets.digits));
    const [weights, head] = [784 * 128, 128 * 10];
    expect(layers['dense1']?.perRow.operations).toBeGreaterThanOrEqual(2 * 2 * weights + 2 * head);
    expect(layers['dense1']?.perRow.operations).toBeLessThan(1.01 * (4 * weights + 2 * head));
    expect(layers['dense2']?.perRow.operations).toBeGreaterThanOrEqual(4 * head);
    // The weights are read forward; weight, m and v are read and written by the update: 7 numbers of 4 bytes each.
    expect(layers['dense1']?.fixed.bytes).toBeGreaterThanOrEqual(28 * weights);
    expect(layers['dense1']?.fixed.bytes).toBeLessThan(1.01 * 28 * weights);
    expect(total.perRow.operations).toBeLessThan(1.01 * 3 * 2 * (weights + head));
  });

  test('grows with the rows of a batch, with fusion counted as it runs', () => {
    const { total, layers } = costOf(presetDocument(presets.spiral));
    const [few, many] = [costAt(total, 10), costAt(total, 20)];
    expect(many.operations - few.operations).toBe(10 * total.perRow.operations);
    expect(many.bytes - few.bytes).toBe(10 * total.perRow.bytes);
    // Middle layer: 8·8 weights forward and back, its 8 activations and what the fused kernels add.
    expect(layers['dense2']?.perRow.operations).toBeGreaterThanOrEqual(2 * 2 * 64);
    const parts = Object.values(layers).reduce((sum, { perRow }) => sum + perRow.operations, 0);
    expect(parts).toBeLessThanOrEqual(total.perRow.operations);
  });

  test('of plain gradient descent moves fewer bytes than that of Adam', () => {
    const adam = presetDocument(presets.digits);
    const plain = costOf({ ...adam, optimizer: { type: 'sgd', learningRate: 0.01 } });
    expect(plain.total.fixed.bytes).toBeLessThan(0.6 * costOf(adam).total.fixed.bytes);
  });
});
