import { expect, test } from 'vitest';
import { WeightPath } from '../../../../engine/inspect/landscape/weightPath.ts';

const at = (...numbers: number[]) => ({ k: Float32Array.from(numbers) });
const stepsOf = ({ points }: WeightPath): number[] => points.map(({ step }) => step);

test('the way of a run keeps its corners when there are too many points', async () => {
  const path = new WeightPath({ step: 0, weights: at(0, 0) });
  // Straight up, then straight to the right.
  for (let step = 1; step <= 400; step++)
    await path.take(step, async () => at(Math.max(0, step - 150), Math.min(step, 150)));
  const steps = stepsOf(path);
  expect(steps).toHaveLength(96);
  expect(steps[0]).toBe(0);
  expect(steps.at(-1)).toBe(400);
  expect(steps).toContain(150);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
});

test('a step that is taken again replaces what came after it', async () => {
  const path = new WeightPath({ step: 0, weights: at(0) });
  for (const step of [1, 2, 3, 4]) await path.take(step, async () => at(step));
  await path.take(3, async () => at(-3));
  expect(stepsOf(path)).toEqual([0, 1, 2, 3]);
  expect(path.points.at(-1)!.weights).toEqual(at(-3));
  path.goBack(1);
  expect(stepsOf(path)).toEqual([0, 1]);
});

test('takes no more memory than 8 MiB, and none of weights that are too many', async () => {
  const size = 50_000;
  const path = new WeightPath({ step: 0, weights: { k: new Float32Array(size) } });
  for (let step = 1; step <= 60; step++) await path.take(step, async () => ({ k: new Float32Array(size).fill(step) }));
  expect(path.points.length * size * 4).toBeLessThanOrEqual(8 * 2 ** 20);
  expect(path.points.length).toBeGreaterThan(30);
  const none = new WeightPath({ step: 0, weights: { k: new Float32Array(1_000_000) } });
  expect(none.isRecorded).toBe(false);
  expect(none.isDue).toBe(false);
  await none.take(1, async () => expect.fail('nobody reads what is not kept'));
  expect(none.points).toEqual([]);
});

test('takes at most a hundredth of the time, however slow it is to read, from the first point on', async () => {
  const path = new WeightPath({ step: 0, weights: at(0) });
  expect(path.isDue).toBe(true);
  await path.take(1, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return at(1);
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(path.isDue).toBe(false);
});
