import { expect, test } from 'vitest';
import { LossBins } from '../../../engine/train/lossBins.ts';

const traces = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    step: first + i,
    rows: 1,
    epochs: 0,
    values: new Float64Array([1 / (first + i + 1)]),
    at: 0,
  }));

test('the same steps give the same points, in whatever slices they come', () => {
  const [one, other] = [new LossBins(), new LossBins()];
  one.add(traces(0, 3000));
  for (let step = 0; step < 3000; step += 7) other.add(traces(step, Math.min(7, 3000 - step)));
  expect(other.points).toEqual(one.points);
  expect(one.points[0]).toEqual({ step: 1, loss: 1 });
  expect(one.points.at(-1)!.step).toBe(3000);
});

test('few points for many steps, and each the mean of its stretch', () => {
  const bins = new LossBins();
  bins.add(traces(0, 10_000));
  const { points } = bins;
  expect(points.length).toBeLessThan(70);
  for (const [i, { step, loss }] of points.entries()) {
    const before = points[i - 1]?.step ?? 0;
    const own = Array.from({ length: step - before }, (_, k) => 1 / (before + k + 1));
    expect(loss).toBeCloseTo(own.reduce((sum, each) => sum + each, 0) / own.length, 12);
  }
});
