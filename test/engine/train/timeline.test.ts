import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../engine/train/snapshot.ts';
import { bytesOf, mostSnapshots, Timeline, timelineBudget } from '../../../engine/train/timeline.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { documents } from './documents.ts';

const spec = unwrap(parseModel(documents['spiral, tanh, SGD, last batch partial']));

const snapshotAt = (step: number, size: number, value = 0): Snapshot => ({
  spec,
  step,
  epoch: 0,
  position: 0,
  tensors: { w: new Float32Array(size).fill(value) },
  shapes: { w: [size] },
  carried: {},
  means: { sums: [], rows: 0 },
});

/** A run of so many steps, of which every snapshot is taken that is wanted. */
function filled(steps: number, size: number, room = timelineBudget): Timeline {
  const timeline = new Timeline();
  timeline.room = room;
  for (let step = 0; step <= steps; step = Math.max(step + 1, timeline.nextStep)) {
    timeline.add(snapshotAt(step, size));
    expect(timeline.bytes).toBeLessThanOrEqual(room);
    expect(timeline.snapshots.length).toBeLessThanOrEqual(mostSnapshots);
    expect(timeline.snapshots[0]?.step).toBe(0);
    expect(timeline.snapshots.at(-1)?.step).toBe(step);
  }
  return timeline;
}

const stepsOf = ({ snapshots }: Timeline): number[] => snapshots.map(({ step }) => step);

describe('a timeline', () => {
  test('keeps every step at first', () => {
    expect(stepsOf(filled(100, 10))).toEqual(Array.from({ length: 101 }, (_, i) => i));
  });

  for (const [name, steps, size, room] of [
    ['of a small net, long trained', 300_000, 10, timelineBudget],
    ['of a net of which 40 fit', 20_000, 25_000, 40 * (100_000 + 1024)],
    ['of a net of which 5 fit', 5_000, 2500, 5 * (10_000 + 1024)],
  ] as const)
    test(`${name}, thins out by its measure`, () => {
      const timeline = filled(steps, size, room);
      const kept = stepsOf(timeline);
      const count = Math.min(mostSnapshots, Math.floor(room / bytesOf(snapshotAt(0, size))));
      expect(kept).toHaveLength(count);
      const last = kept.at(-1)!;
      kept.slice(1).forEach((step, i) => {
        const most = Math.max(1, ((4 * Math.log(65)) / (count - 2)) * (step + last / 64));
        expect(step - kept[i]!).toBeLessThanOrEqual(most);
      });
    });

  test('lies ever less dense, up to the present', () => {
    const kept = stepsOf(filled(300_000, 10));
    const within = (from: number, to: number): number =>
      kept.filter((step) => step >= from * 300_000 && step < to * 300_000).length / (to - from);
    const densities = [within(0, 0.01), within(0.01, 0.1), within(0.1, 0.4), within(0.4, 1)];
    expect(densities).toEqual(densities.toSorted((a, b) => b - a));
    expect(densities[3]!).toBeGreaterThan(80);
  });

  test('has none where only a few would fit, and says how large one is', () => {
    const timeline = new Timeline();
    const large = snapshotAt(0, 5_000_000);
    timeline.add(large);
    expect(timeline.snapshots).toEqual([]);
    expect(timeline.isAffordable).toBe(false);
    expect(timeline.view(10, 0).tooLarge).toBe(bytesOf(large));
  });

  test('gives room to the runs before', () => {
    const timeline = filled(1000, 1000);
    const half = Math.floor(timeline.bytes / 2);
    timeline.room = half;
    expect(timeline.bytes).toBeLessThanOrEqual(half);
    expect(stepsOf(timeline).at(0)).toBe(0);
  });

  test('keeps no values gone astray, and nothing from after the step that the run went back to', async () => {
    const timeline = filled(10, 10);
    timeline.add(snapshotAt(11, 10, Number.NaN));
    expect(stepsOf(timeline).at(-1)).toBe(10);
    let read: (snapshot: Snapshot) => void = () => {};
    void timeline.take(() => new Promise((resolve) => (read = resolve)));
    timeline.cut(4);
    read(snapshotAt(11, 10));
    await timeline.settled();
    expect(stepsOf(timeline)).toEqual([0, 1, 2, 3, 4]);
  });

  test('finds the nearest', () => {
    const timeline = new Timeline();
    for (const step of [0, 10, 40]) timeline.add(snapshotAt(step, 1));
    expect([0, 4, 6, 24, 26, 99].map((step) => timeline.at(step)?.step)).toEqual([0, 0, 10, 10, 40, 40]);
  });
});
