import { describe, expect, test } from 'vitest';
import { changesBetween, documentFor } from '../../../app/data/documentFor.ts';
import { datasets } from '../../../engine/data/index.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const types = Object.keys(datasets) as (keyof typeof datasets)[];
const defaults = (type: keyof typeof datasets) => memberDefaults(datasets, type);

describe.each(Object.entries(presets))('%s', (_, preset) => {
  const document = presetDocument(preset);

  test.each(types)('runs on %s, and on its own data again', (type) => {
    const chosen = documentFor(document, defaults(type));
    unwrap(checkModel(unwrap(parseModel(chosen))));
    expect(chosen.data).toEqual(defaults(type));
    const back = documentFor(chosen, document.data);
    unwrap(checkModel(unwrap(parseModel(back))));
  });

  test('stays as it is on data of its own kind', () => {
    expect(changesBetween(document, documentFor(document, document.data))).toEqual([]);
  });
});

const spiral = presetDocument(presets.spiral);

test('hidden layers keep their settings; only the end changes', () => {
  const iris = documentFor(spiral, defaults('iris'));
  expect(iris.layers.slice(0, -1)).toEqual(spiral.layers.slice(0, -1));
  expect(iris.layers.at(-1)).toMatchObject({ id: 'dense3', units: 3, activation: { type: 'softmax' } });
  expect(iris.loss.type).toBe('categoricalCrossentropy');
  expect(iris.preprocessing.scaling).toBe('standardise');
  expect(changesBetween(spiral, iris).map(({ path }) => path[0])).toEqual(['data', 'preprocessing', 'loss', 'layers']);
});

test('numbers instead of classes get a linear end and a squared error', () => {
  const plane = documentFor(spiral, defaults('plane'));
  expect(plane.layers.at(-1)).toMatchObject({ units: 1, activation: { type: 'linear' } });
  expect(plane.loss.type).toBe('meanSquaredError');
});

test('an end that serves still stays: tanh and squared error on another pair of classes', () => {
  const last = { ...spiral.layers[2]!, activation: { type: 'tanh' } } as ModelSpec['layers'][number];
  const tanh = {
    ...spiral,
    layers: [...spiral.layers.slice(0, 2), last],
    loss: { type: 'meanSquaredError' },
  } as ModelSpec;
  const moons = documentFor(tanh, defaults('moons'));
  expect(changesBetween(tanh, moons).map(({ path }) => path[0])).toEqual(['data']);
});

test('pictures are laid out as a list, and lists need no such layer', () => {
  const digits = documentFor(spiral, defaults('drawnDigits'));
  expect(digits.layers[0]).toMatchObject({ type: 'flatten', id: 'flatten1' });
  expect(documentFor(digits, defaults('wine')).layers[0]?.type).toBe('dense');
});

test('weights per class and start weights of another size go', () => {
  const weighted = { ...spiral, classWeights: [1, 3], weights: { 'dense3.bias': [0.5] } };
  const blobs = documentFor(weighted, defaults('blobs'));
  expect(blobs.classWeights).toEqual([]);
  expect(blobs.weights).toEqual({});
});
