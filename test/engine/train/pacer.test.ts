import { afterEach, expect, test, vi } from 'vitest';
import { Pacer } from '../../../engine/train/pacer.ts';

afterEach(() => void vi.restoreAllMocks());

/** Steps that slices settle at where one takes so many milliseconds beside those of its steps, if it has a way to go. */
function settled(way: number, step: number): number[] {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pacer = new Pacer();
  pacer.start();
  const made: number[] = [];
  for (let slice = 0; slice < 40; slice++) {
    const steps = pacer.nextSteps();
    now += way + steps * step;
    pacer.did(steps, way + steps * step, way > 0);
    made.push(steps);
  }
  return made.slice(-4);
}

test('a slice takes about 10 ms', () => {
  for (const steps of settled(0, 0.01)) expect(steps).toBeCloseTo(1000, -2);
});

test('on a device that is far away a slice takes twice as long, beside a way that fewer steps do not make shorter', () => {
  for (const steps of settled(0.001, 0.01)) expect(steps).toBeCloseTo(2000, -2);
  for (const steps of settled(18, 0.5)) {
    expect(steps).toBeGreaterThan(30);
    expect(steps).toBeLessThan(45);
  }
});

test('a slice is no longer where a step takes a good part of it', () => {
  expect(settled(0, 3)).toEqual([3, 3, 3, 3]);
  expect(settled(0, 5)).toEqual([2, 2, 2, 2]);
  expect(settled(0, 8)).toEqual([1, 1, 1, 1]);
});

test('where one step takes longer than a slice, a slice is one step', () => {
  expect(settled(0, 100)).toEqual([1, 1, 1, 1]);
});

test('a start knows nothing of the net before it', () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const pacer = new Pacer();
  pacer.start();
  for (let slice = 0; slice < 10; slice++) pacer.did(pacer.nextSteps(), 0);
  expect(pacer.nextSteps()).toBeGreaterThan(100);
  pacer.start();
  expect(pacer.nextSteps()).toBe(1);
});
