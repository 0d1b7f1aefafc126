import { expect, test } from 'vitest';
import { lanesOf, placeSpace, placesAt } from '../../../app/mapping/placed.ts';
import { nearestSample, nextSample } from '../../../app/mapping/nearestSample.ts';
import type { MappedSpace } from '../../../engine/protocol.ts';

const space = (axes: MappedSpace['axes'], points: number[], lines: number[] = []): MappedSpace => ({
  id: axes,
  units: axes === 'line' ? 1 : 2,
  axes,
  shares: [0.6, 0.4],
  points: Float32Array.from(points),
  lines: Float32Array.from(lines),
});
const none = () => 0;

test('a space fills the square at one scale for both axes, around the middle of its samples', () => {
  const { points, lines, middle, reach } = placeSpace(space('pair', [0, 0, 10, 4], [5, 2, 20, 2]), none);
  expect(middle).toEqual([5, 2]);
  const edge = 5 / reach;
  expect(edge).toBeGreaterThan(0.8);
  expect(edge).toBeLessThan(1);
  expect([...points]).toEqual([-edge, -0.4 * edge, edge, 0.4 * edge].map((each) => expect.closeTo(each, 6)));
  expect([...lines]).toEqual([0, 0, 3 * edge, 0].map((each) => expect.closeTo(each, 6)));
});

test('samples that are all alike lie in the middle', () => {
  expect([...placeSpace(space('pair', [3, 7, 3, 7]), none).points]).toEqual([0, 0, 0, 0]);
});

test('on a number line each class has a lane of its own, and the grid is folded onto the line', () => {
  const laneOf = lanesOf(2, (sample) => sample % 2);
  const { points, lines } = placeSpace(space('line', [0, 0, 1, 0, 0.5, 0, 0.2, 0], [0.3, 0, 0.7, 0]), laneOf);
  const lanes = [1, 3, 5, 7].map((i) => points[i]!);
  lanes.forEach((lane, sample) => expect(Math.sign(lane)).toBe(sample % 2 === 0 ? -1 : 1));
  for (const lane of lanes) expect(Math.abs(lane)).toBeLessThan(1);
  expect([lines[1], lines[3]]).toEqual([0, 0]);
});

test('the slider begins in one space, ends in the next, and goes straight between', () => {
  const spaces = [space('pair', [-1, -1, 1, 1]), space('pair', [1, -1, -1, 1])].map((each) => placeSpace(each, none));
  expect(placesAt(spaces, 0).points).toBe(spaces[0]!.points);
  expect(placesAt(spaces, 1).points).toBe(spaces[1]!.points);
  const [from, to] = [spaces[0]!.points, spaces[1]!.points];
  placesAt(spaces, 0.25).points.forEach((value, i) => expect(value).toBeCloseTo(0.75 * from[i]! + 0.25 * to[i]!, 6));
  expect(placesAt([], 0).points).toHaveLength(0);
});

test('the pointer finds the nearest sample, and arrows go from one to the next', () => {
  const points = [0, 0, 0.5, 0, 0.5, 0.9, -0.5, 0, 0, 0];
  expect(nearestSample(points, 100, [76, 51], 10)).toBe(1);
  expect(nearestSample(points, 100, [10, 90], 10)).toBeUndefined();
  expect(nextSample(points, undefined, [1, 0])).toBe(0);
  expect(nextSample(points, 1, [0, 1])).toBe(2);
  expect(nextSample(points, 1, [1, 0])).toBe(1);
  // Two on one spot are both reached.
  expect(nextSample(points, 3, [1, 0])).toBe(0);
  expect(nextSample(points, 0, [1, 0])).toBe(4);
  expect(nextSample(points, 4, [1, 0])).toBe(1);
});
