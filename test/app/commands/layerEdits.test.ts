import { describe, expect, test } from 'vitest';
import { duplicated, inserted, moved, removed, retyped, type LayerList } from '../../../app/commands/layerEdits.ts';
import { layers as registry } from '../../../engine/layers/index.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const document = unwrap(
  parseModel({
    version: 1,
    layers: [
      { type: 'dense', units: 6, activation: { type: 'relu' } },
      { type: 'dense', units: 6, activation: { type: 'relu' } },
      { type: 'dense', units: 1, activation: { type: 'sigmoid' } },
    ],
  }),
);
const withLayers = (layers: LayerList): ModelSpec => unwrap(parseModel({ ...document, layers }));
const ids = ({ layers }: ModelSpec): string[] => layers.map(({ id }) => id);

describe('a new layer', () => {
  test.each(Object.keys(registry) as (keyof typeof registry)[])('%s goes between any two and keeps all ids', (type) => {
    for (const at of [0, 1, 2]) {
      const made = withLayers(inserted(document, at, type));
      expect(made.layers).toHaveLength(4);
      expect(made.layers[at]!.type).toBe(type);
      expect(new Set(ids(made)).size).toBe(4);
      expect(ids(made).toSpliced(at, 1)).toEqual(ids(document));
      const checked = checkModel(made);
      // Reshape needs to be told into what, and nothing earlier has the shape that the second layer gets.
      const isImpossible = type === 'reshape' || (type === 'add' && at === 1);
      if (isImpossible && !checked.ok) expect(checked.problems[0]!.path.slice(0, 2)).toEqual(['layers', at]);
      else expect(checked.ok).toBe(true);
    }
  });

  test('a dense one is like its hidden neighbour, never like the output', () => {
    for (const at of [0, 1, 2])
      expect(withLayers(inserted(document, at, 'dense')).layers[at]).toMatchObject({
        units: 6,
        activation: { type: 'relu' },
      });
  });

  test('a skip connection starts at the nearest earlier output of its shape', () => {
    expect(withLayers(inserted(document, 2, 'add')).layers[2]).toMatchObject({ from: ids(document)[0] });
  });
});

test('removing, duplicating and moving touch nothing else', () => {
  const [a, b, c] = ids(document);
  expect(ids(withLayers(removed(document, 1)))).toEqual([a, c]);
  const twice = withLayers(duplicated(document, 0));
  expect(ids(twice).toSpliced(1, 1)).toEqual([a, b, c]);
  expect(twice.layers[1]).toMatchObject({ units: 6, activation: { type: 'relu' } });
  expect(ids(withLayers(moved(document, 0, 2)))).toEqual([b, c, a]);
  expect(ids(withLayers(moved(document, 2, -5)))).toEqual([c, a, b]);
  expect(moved(document, 1, 1)).toBe(document.layers);
});

test('another kind stays at its place under its id', () => {
  const made = withLayers(retyped(document, 1, 'dropout'));
  expect(ids(made)).toEqual(ids(document));
  expect(made.layers[1]!.type).toBe('dropout');
  const back = withLayers(retyped(made, 1, 'dense'));
  expect(back.layers[1]).toMatchObject({ type: 'dense', units: 6 });
});
