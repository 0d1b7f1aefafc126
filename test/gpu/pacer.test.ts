import { expect, test } from 'vitest';
import { Pacer } from '../../engine/backends/webgpu/pacer.ts';

/** Work of the largest submission that the pacer allows, in steps of one dispatch. */
function largest(pacer: Pacer, workOfDispatch: number): { work: number; dispatches: number } {
  let dispatches = 1;
  while (pacer.fits((dispatches + 1) * workOfDispatch, dispatches + 1)) dispatches++;
  return { work: dispatches * workOfDispatch, dispatches };
}

/** Submits as much as allowed to a device of so many units per millisecond; the last submission's milliseconds. */
function settle(pacer: Pacer, speed: number, workOfDispatch: number, latency = 2): number {
  let milliseconds = 0;
  for (let i = 0; i < 60; i++) {
    const { work } = largest(pacer, workOfDispatch);
    milliseconds = work / speed + latency;
    pacer.learn(work, milliseconds);
  }
  return milliseconds;
}

test.each([3e5, 3e6, 1e8, 1e10])('submissions settle near the budget on a device of %f units per ms', (speed) => {
  const pacer = new Pacer();
  const milliseconds = settle(pacer, speed, speed / 10);
  expect(milliseconds).toBeGreaterThan(pacer.budget / 2.5);
  expect(milliseconds).toBeLessThan(pacer.budget + 5);
});

test('a device that turns slow gets less', () => {
  const pacer = new Pacer();
  settle(pacer, 1e9, 1e7);
  expect(settle(pacer, 1e7, 1e5)).toBeLessThan(pacer.budget + 5);
});

test('launches are bounded however fast the device seems', () => {
  const pacer = new Pacer();
  settle(pacer, 1e12, 1e9);
  expect(largest(pacer, 1).dispatches).toBe(Pacer.mostDispatches);
});

test('a dispatch beyond the budget goes alone', () => {
  expect(new Pacer().fits(1e12, 1)).toBe(false);
});
