import { afterEach, expect, test, vi } from 'vitest';
import { Pacer } from '../../../engine/train/pacer.ts';

afterEach(() => void vi.restoreAllMocks());

/** Steps that slices settle at where one takes so many milliseconds beside those of its steps. */
function settled(way: number, step: number): number[] {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pacer = new Pacer();
  pacer.start();
  const made: number[] = [];
  for (let slice = 0; slice < 40; slice++) {
    const steps = pacer.nextSteps();
    now += way + steps * step;
    pacer.did(steps, way + steps * step);
    made.push(steps);
  }
  return made.slice(-4);
}

test('a slice takes about 10 ms', () => {
  for (const steps of settled(0, 0.01)) expect(steps).toBeCloseTo(1000, -2);
});

test('launched ahead a slice takes twice as long', () => {
  const pacer = new Pacer();
  pacer.start();
  for (let slice = 0; slice < 20; slice++) pacer.did(pacer.nextSteps(), pacer.nextSteps() * 0.01, true);
  expect(pacer.nextSteps()).toBeGreaterThan(1900);
});

test('a long way to the device is not made shorter by fewer steps', () => {
  for (const steps of settled(18, 0.5)) {
    expect(steps).toBeGreaterThan(15);
    expect(steps).toBeLessThan(25);
  }
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
