import { expect, test } from 'vitest';
import { tileLayout } from '../../../app/diagram/tileLayout.ts';

test('tiles are as large as fits, within bounds', () => {
  expect(tileLayout(1, 400)).toEqual({ side: 46, pitch: 52 });
  expect(tileLayout(8, 320)).toEqual({ side: 34, pitch: 40 });
  for (let count = 1; count <= 16; count++) {
    const { side, pitch } = tileLayout(count, 360);
    expect(side).toBeGreaterThanOrEqual(Math.min(20, Math.floor(360 / count) - 2));
    expect(pitch).toBeGreaterThan(side);
    expect(count * pitch).toBeLessThanOrEqual(Math.max(360, count * 22));
  }
});

test('tiles move together in a low card, then shrink, and never overlap', () => {
  expect(tileLayout(8, 190)).toEqual({ side: 20, pitch: 23 });
  expect(tileLayout(8, 122)).toEqual({ side: 13, pitch: 15 });
  expect(tileLayout(8, 40)).toEqual({ side: 8, pitch: 10 });
});

test.each([1, 2, 8, 16])('%i tiles stay within a column that has ten pixels for each', (count) => {
  for (const height of [60, 160, 200, 400]) {
    const { side, pitch } = tileLayout(count, height);
    expect(side).toBeLessThanOrEqual(46);
    expect(count * pitch).toBeLessThanOrEqual(Math.max(height, count * 10));
    if (height >= count * 22) expect(side).toBeGreaterThanOrEqual(20);
  }
});
