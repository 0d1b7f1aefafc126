import { expect, test } from 'vitest';
import { conditions, holds, type Facts } from '../../../engine/lessons/conditions.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';

const facts: Facts = {
  document: presetDocument(presets.xor),
  step: 40,
  epoch: 2,
  trainLoss: 0.5,
  testLoss: 0.6,
  evaluation: undefined,
  weight: (tensor, index) => (tensor === 'dense1.bias' && index === 3 ? 0.25 : undefined),
  tab: 'evaluation',
  openNeuron: 'dense1',
  cell: { actual: 1, predicted: 0 },
};

type Condition = { readonly type: keyof typeof conditions } & Readonly<Record<string, unknown>>;

const cases: readonly (readonly [Condition, so: boolean])[] = [
  [{ type: 'epochs', atLeast: 2 }, true],
  [{ type: 'epochs', atLeast: 3 }, false],
  [{ type: 'steps', atLeast: 40 }, true],
  [{ type: 'steps', atLeast: 41 }, false],
  [{ type: 'metric', name: 'testLoss', below: 0.7 }, true],
  [{ type: 'metric', name: 'testLoss', below: 0.6 }, false],
  [{ type: 'metric', name: 'trainLoss', above: 0.4, below: 0.6 }, true],
  // Not yet known: not so.
  [{ type: 'metric', name: 'accuracy', above: 0 }, false],
  [{ type: 'setting', path: 'layers.0.activation.type', is: 'tanh' }, true],
  [{ type: 'setting', path: 'layers.0.activation.type', is: 'relu' }, false],
  [{ type: 'setting', path: 'layers.0.units', above: 5 }, true],
  [{ type: 'setting', path: 'layers.0.units', above: 6 }, false],
  [{ type: 'setting', path: 'layers.0.constructor', is: 'x' }, false],
  [{ type: 'layers', atLeast: 2 }, true],
  [{ type: 'layers', atLeast: 3 }, false],
  [{ type: 'weight', tensor: 'dense1.bias', index: 3, value: 0.254 }, true],
  [{ type: 'weight', tensor: 'dense1.bias', index: 3, value: 0.26 }, false],
  [{ type: 'weight', tensor: 'dense1.bias', index: 4, value: 0 }, false],
  [{ type: 'tab', name: 'evaluation' }, true],
  [{ type: 'tab', name: 'layer' }, false],
  [{ type: 'neuron', layer: 'dense1' }, true],
  [{ type: 'neuron', layer: 'dense2' }, false],
  [{ type: 'cell' }, true],
  [{ type: 'cell', kind: 'miss' }, true],
  [{ type: 'cell', kind: 'hit' }, false],
];

test.each(cases)('%j is %s', (condition, so) => {
  expect(holds(condition, facts)).toBe(so);
});

test('every condition is judged both ways', () => {
  for (const type of Object.keys(conditions)) {
    const verdicts = new Set(cases.filter(([condition]) => condition.type === type).map(([, so]) => so));
    expect(verdicts, type).toEqual(new Set([true, false]));
  }
});

test('nothing is so of a network before its first step but what needs none', () => {
  expect(holds({ type: 'metric' }, { ...facts, step: 0 })).toBe(false);
});
