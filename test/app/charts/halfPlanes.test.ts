import { expect, test } from 'vitest';
import { bandBetween, clipped, lineWithin, winningRegion, type Corner } from '../../../app/charts/halfPlanes.ts';

const frame: readonly Corner[] = [
  [-2, -1],
  [2, -1],
  [2, 1],
  [-2, 1],
];

/** Shoelace formula. */
const area = (polygon: readonly Corner[]): number =>
  polygon.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

test('a half plane keeps its part of a polygon', () => {
  expect(area(clipped(frame, 0, 1, 0))).toBeCloseTo(4, 12);
  expect(area(clipped(frame, 0, 1, 2))).toBeCloseTo(4, 12);
  expect(clipped(frame, 3, 1, 0)).toEqual(frame);
  expect(clipped(frame, -3, 1, 0)).toEqual([]);
});

test('regions where each unit wins cover the frame once, and inside each its sum is the largest', () => {
  const sums = [0.1, 1, 0.3, -0.2, -0.8, 0.5, 0, 0.2, -1, -9, 0, 0];
  const at = (unit: number, [x, y]: Corner): number =>
    sums[unit * 3]! + sums[unit * 3 + 1]! * x + sums[unit * 3 + 2]! * y;
  const regions = [0, 1, 2, 3].map((unit) => winningRegion(frame, sums, unit));
  expect(regions.reduce((sum, region) => sum + area(region), 0)).toBeCloseTo(8, 9);
  expect(regions[3]).toEqual([]);
  regions.slice(0, 3).forEach((region, unit) => {
    const middle: Corner = [
      region.reduce((sum, [x]) => sum + x, 0) / region.length,
      region.reduce((sum, [, y]) => sum + y, 0) / region.length,
    ];
    for (const other of [0, 1, 2]) if (other !== unit) expect(at(unit, middle)).toBeGreaterThan(at(other, middle));
    // A corner inside the frame is where at least two are largest.
    for (const corner of region) {
      const largest = Math.max(...[0, 1, 2].map((each) => at(each, corner)));
      expect(at(unit, corner)).toBeCloseTo(largest, 9);
    }
  });
});

test('bands between levels cover the frame, and a level is a line across it', () => {
  const sums = [0.5, 1, -2];
  const levels = [-Infinity, -1, 0.4, Infinity];
  const bands = levels.slice(1).map((high, i) => bandBetween(frame, sums, levels[i]!, high));
  expect(bands.reduce((sum, band) => sum + area(band), 0)).toBeCloseTo(8, 9);
  const ends = lineWithin(frame, sums, 0.4)!;
  for (const [x, y] of ends) expect(0.5 + x - 2 * y).toBeCloseTo(0.4, 12);
  expect(lineWithin(frame, sums, 99)).toBeUndefined();
});
