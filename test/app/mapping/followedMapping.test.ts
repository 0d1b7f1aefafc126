import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FollowedMapping } from '../../../app/mapping/followedMapping.ts';
import type { MappingAnswer } from '../../../engine/protocol.ts';

let frames: ((now: number) => void)[] = [];
beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (run: (now: number) => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => {});
});
afterEach(() => vi.unstubAllGlobals());

const answer = (...points: number[]): MappingAnswer => ({
  spaces: [
    {
      id: 'dense1',
      units: 2,
      axes: 'pair',
      shares: [0.5, 0.5],
      points: Float32Array.from(points),
      lines: new Float32Array(0),
    },
  ],
  samples: Uint32Array.from({ length: points.length / 2 }, (_, i) => i),
  predicted: new Float32Array(points.length / 2),
  linePredicted: new Float32Array(0),
  lineLength: 0,
});

function settle(): number {
  let count = 0;
  for (let now = performance.now(); frames.length > 0 && count < 1000; count++) frames.shift()?.((now += 16));
  return count;
}

test('points move smoothly to their places of the latest answer, and rest there', () => {
  const followed = new FollowedMapping({ laneOf: () => 0, isCalm: () => false });
  followed.receive(answer(0, 0, 2, 2));
  const first = followed.spaces[0]!.points.slice();
  followed.receive(answer(0, 2, 2, 0));
  expect(followed.spaces[0]!.points).toEqual(first);
  frames.shift()?.(performance.now() + 30);
  expect(followed.spaces[0]!.points[1]).toBeGreaterThan(first[1]!);
  expect(followed.spaces[0]!.points[1]).toBeLessThan(followed.goal[0]!.points[1]!);
  expect(settle()).toBeLessThan(100);
  expect(followed.spaces).toBe(followed.goal);
  expect(followed.received).toBe(2);
});

test('a sample that is no number anywhere holds up nothing, and comes back when it is one', () => {
  const followed = new FollowedMapping({ laneOf: () => 0, isCalm: () => false });
  followed.receive(answer(0, 0, 2, 2, Number.NaN, 1));
  // The others are laid out as if it were not there.
  expect([...followed.spaces[0]!.points.subarray(0, 4)].map(Math.abs).every((each) => each > 0.8)).toBe(true);
  followed.receive(answer(0, 0, 2, 2, Number.NaN, 0));
  expect(settle()).toBeLessThan(100);
  followed.receive(answer(0, 0, 2, 2, 1, 1));
  frames.shift()?.(performance.now() + 30);
  expect([...followed.spaces[0]!.points].every(Number.isFinite)).toBe(true);
  expect(settle()).toBeLessThan(100);
});
