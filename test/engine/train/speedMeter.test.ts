import { expect, test } from 'vitest';
import { SpeedMeter } from '../../../engine/train/speedMeter.ts';

test('tells the median of the last five long slices', () => {
  const meter = new SpeedMeter();
  for (const milliseconds of [20, 20, 40, 20]) meter.did(100, milliseconds);
  expect(meter.stepsPerSecond).toBeUndefined();
  meter.did(100, 25);
  expect(meter.stepsPerSecond).toBe(5000);
  for (let slice = 0; slice < 5; slice++) meter.did(100, 50);
  expect(meter.stepsPerSecond).toBe(2000);
});

test('waits until slices grow no more, and hears nothing from short ones', () => {
  const meter = new SpeedMeter();
  for (let steps = 1; steps <= 512; steps *= 2) meter.did(steps, 15);
  expect(meter.stepsPerSecond).toBeUndefined();
  for (let slice = 0; slice < 9; slice++) meter.did(1, 2);
  expect(meter.stepsPerSecond).toBeUndefined();
  for (let slice = 0; slice < 4; slice++) meter.did(512, 16);
  expect(meter.stepsPerSecond).toBe(32_000);
});

test('forgets', () => {
  const meter = new SpeedMeter();
  for (let slice = 0; slice < 5; slice++) meter.did(100, 20);
  meter.restart();
  expect(meter.stepsPerSecond).toBeUndefined();
  for (let slice = 0; slice < 5; slice++) meter.did(2, 20);
  expect(meter.stepsPerSecond).toBe(100);
});
