import { describe, expect, test } from 'vitest';
import { cornerOf, matrixLayout, picturesLayout, weightAt } from '../../../app/charts/weightLayout.ts';

const layouts = {
  'a small matrix': matrixLayout(8, 4, 200, 120),
  'a wide matrix of cells with numbers': matrixLayout(3, 5, 400, 100, 3),
  'a matrix smaller than its pixels': matrixLayout(784, 128, 300, 100),
  'one unit': matrixLayout(8, 1, 116, 300),
  'pictures of one pixel row': picturesLayout([1, 16], 10, 300, 200),
  'pictures of 28 × 28': picturesLayout([28, 28], 128, 380, 110),
  'one picture': picturesLayout([8, 8], 1, 100, 200),
};
const rooms = [
  [200, 120],
  [400, 100],
  [300, 100],
  [116, 300],
  [300, 200],
  [380, 110],
  [100, 200],
];

describe.each(Object.entries(layouts))('%s', (_, layout) => {
  const [width = 0, height = 0] = rooms[Object.values(layouts).indexOf(layout)] ?? [];

  test('fits its room', () => {
    expect(layout.width).toBeGreaterThan(0);
    expect(layout.width).toBeLessThanOrEqual(width + 0.001);
    expect(layout.height).toBeLessThanOrEqual(height + 0.001);
  });

  test('finds every weight where it was put', () => {
    for (let i = 0; i < 500; i++) {
      const place = { input: (i * 37) % layout.inputs, unit: (i * 11) % layout.units };
      const [x, y] = cornerOf(layout, place);
      const middle = weightAt(layout, x + layout.cell.width / 2, y + layout.cell.height / 2);
      expect(middle).toEqual(place);
    }
  });

  test('finds nothing outside', () => {
    expect(weightAt(layout, -1, 1)).toBeUndefined();
    expect(weightAt(layout, 1, layout.height + 5)).toBeUndefined();
    expect(weightAt(layout, layout.width + 5, 1)).toBeUndefined();
  });
});
