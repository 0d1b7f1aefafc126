import { describe, expect, test } from 'vitest';
import {
  nearestPoint,
  pointsIn,
  pointsOf,
  quantised,
  samplePoints,
  textOf,
  valuesOf,
} from '../../../app/data/paintedPoints.ts';
import { datasets } from '../../../engine/data/index.ts';
import { encodeLink } from '../../../engine/exchange/link.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const points = [
  { x1: 0.5, x2: -1.25, label: 1 },
  { x1: -6, x2: 6, label: 0 },
  { x1: 0, x2: 0.05, label: 2 },
];

const painted = memberDefaults(datasets, 'painted');
const withPoints = (values: readonly number[], classes = 2) => ({
  ...presetDocument(presets.spiral),
  data: { ...painted, points: values, classes },
});

describe('painted points', () => {
  test('come back from the numbers of a document and from their text', () => {
    expect(pointsOf(valuesOf(points))).toEqual(points);
    expect(pointsIn(textOf(points), 3)).toEqual(points);
  });

  test('are kept to the plane, in steps of 0.05', () => {
    expect([quantised(0.512), quantised(-0.01), quantised(9), quantised(-9)]).toEqual([0.5, 0, 6, -6]);
  });

  test('typed text tells the first line that is no point', () => {
    expect(pointsIn('0 0 1\n\n1; −2; 0', 2)).toHaveLength(2);
    for (const wrong of ['7, 0, 1', '0, 0', '0, 0, 2', '0, 0, 0.5', 'x, 0, 1', '0, 0, 1, 1'])
      expect(pointsIn(`0, 0, 1\n${wrong}`, 2)).toBe(2);
  });

  test('the nearest is found within reach only', () => {
    expect(nearestPoint(points, 0.4, -1.2, 0.5)).toBe(0);
    expect(nearestPoint(points, 3, 3, 0.5)).toBe(-1);
  });

  test('of more points than a document holds every so many is taken', () => {
    const count = 1000;
    const features = Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? i / 500 : 0));
    const taken = samplePoints({ features, targets: new Float32Array(count).fill(1), count });
    expect(taken).toHaveLength(500);
    expect([taken[0]?.x1, taken[499]?.x1]).toEqual([0, 4]);
  });

  test('five hundred of them make a link of less than 4,000 letters', () => {
    const values = Array.from({ length: 500 }, (_, i) => [(i * 7919) % 241, (i * 104729) % 241, i % 10]);
    const document = withPoints(
      values.flatMap(([x = 0, y = 0, label = 0]) => [x - 120, y - 120, label]),
      10,
    );
    expect(encodeLink(unwrap(parseModel(document))).length).toBeLessThan(4000);
  });
});

describe('a document of painted points', () => {
  test.each([
    ['no points', [], /no points yet/],
    ['a torn point', [1, 2], /three numbers per point/],
    ['an unknown class', [1, 2, 0, 3, 4, 5], /point 2 has class 5/],
  ])('with %s says so', (_, values, message) => {
    const checked = checkModel(withPoints(values));
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(JSON.stringify(checked.problems[0]?.values)).toMatch(message);
  });
});
