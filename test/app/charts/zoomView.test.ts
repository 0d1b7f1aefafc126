import { expect, test } from 'vitest';
import { revealing, whole, within, zoomedAt } from '../../../app/charts/zoomView.ts';

test('what lies under the pointer stays there', () => {
  const zoomed = zoomedAt({ scale: 2, left: 30, top: 10 }, 3, 50, 20, 32);
  // The point was at (80, 30) of the picture twice as large.
  expect(zoomed).toEqual({ scale: 6, left: 240 - 50, top: 90 - 20 });
  expect(zoomedAt(zoomed, 1 / 3, 50, 20, 32)).toEqual({ scale: 2, left: 30, top: 10 });
});

test('no smaller than whole, no larger than the most', () => {
  expect(zoomedAt(whole, 0.1, 9, 9, 32)).toEqual(whole);
  expect(zoomedAt(whole, 1000, 0, 0, 32).scale).toBe(32);
});

test('the window stays on the picture', () => {
  const window = { width: 100, height: 50 };
  expect(within({ scale: 4, left: -5, top: 900 }, { width: 400, height: 200 }, window)).toEqual({
    scale: 4,
    left: 0,
    top: 150,
  });
  expect(within({ scale: 1, left: 8, top: 8 }, { width: 60, height: 50 }, window)).toEqual(whole);
});

test('a cell out of sight is brought to the nearest edge', () => {
  const window = { width: 100, height: 50 };
  const cell = { width: 10, height: 10 };
  const zoom = { scale: 4, left: 100, top: 100 };
  expect(revealing(zoom, 120, 120, cell, window)).toEqual(zoom);
  expect(revealing(zoom, 195, 90, cell, window)).toEqual({ scale: 4, left: 105, top: 90 });
});
