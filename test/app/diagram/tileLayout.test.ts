import { expect, test } from 'vitest';
import { tileLayout } from '../../../app/diagram/tileLayout.ts';

test('tiles are as large as fits, within bounds', () => {
  expect(tileLayout(1, 400)).toEqual({ side: 46, pitch: 52 });
  expect(tileLayout(8, 320)).toEqual({ side: 34, pitch: 40 });
  for (let count = 1; count <= 16; count++) {
    const { side, pitch } = tileLayout(count, 360);
    expect(side).toBeGreaterThanOrEqual(20);
    expect(pitch).toBeGreaterThan(side);
    expect(count * pitch).toBeLessThanOrEqual(Math.max(360, count * 22));
  }
});

test('tiles move together in a low card and never overlap', () => {
  expect(tileLayout(8, 190)).toEqual({ side: 20, pitch: 23 });
  expect(tileLayout(8, 40)).toEqual({ side: 20, pitch: 22 });
});
