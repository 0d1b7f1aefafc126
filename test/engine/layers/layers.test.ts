import { describe, expect, test } from 'vitest';
import { layers } from '../../../engine/layers/index.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { withoutDefaults } from '../../../engine/spec/withoutDefaults.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { gradientError, openProbe } from '../train/probe.ts';

/** Where a layer cannot stand between two dense layers with its defaults, a stack in which it can. */
const stacks: Partial<Record<keyof typeof layers, readonly unknown[]>> = {
  reshape: [
    { type: 'dense', units: 6, activation: 'tanh' },
    { type: 'reshape', shape: [2, 3] },
    'flatten',
    { type: 'dense', units: 3 },
  ],
  add: [
    { type: 'dense', id: 'first', units: 3, activation: 'tanh' },
    { type: 'dense', units: 3, activation: 'sine' },
    { type: 'add', from: 'first' },
  ],
};

const documentWith = (type: keyof typeof layers) => ({
  version: 1,
  data: { type: 'blobs', samples: 40, classes: 3 },
  loss: 'categoricalCrossentropy',
  layers: [
    ...(stacks[type] ?? [{ type: 'dense', units: 5, activation: 'tanh' }, type, { type: 'dense', units: 3 }]),
    { type: 'activation', activation: 'softmax' },
  ],
});

describe.each(Object.keys(layers) as (keyof typeof layers)[])('%s', (type) => {
  test('has the gradient that central differences give', async () => {
    const { error, at } = await gradientError(await openProbe(documentWith(type)));
    expect(error, at).toBeLessThan(1e-7);
  });

  test('survives a round trip through JSON', () => {
    const spec = unwrap(parseModel(documentWith(type)));
    expect(unwrap(parseModel(JSON.parse(JSON.stringify(withoutDefaults(spec)))))).toEqual(spec);
  });

  test('says what it is in both languages', () => {
    const { label, about, formula } = layers[type];
    for (const words of [label, about]) expect(words.en && words.zh).toBeTruthy();
    expect(formula).toBeTruthy();
  });
});
