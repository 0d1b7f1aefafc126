import { expect, test } from 'vitest';
import { fastest, ratioText, speedRatio } from '../../../app/panels/speedRatio.ts';
import type { Choice } from '../../../engine/protocol.ts';

const choice = (backend: Choice['backend'], speeds: Choice['speeds']): Choice => ({
  backend,
  speeds,
  variants: [],
  missing: {},
});

test('what runs is told against the best of the others', () => {
  expect(speedRatio(choice('wasm', { wasm: 1000, webgpu: 2 }))).toEqual({ other: 'webgpu', ratio: 500 });
  expect(speedRatio(choice('webgpu', { wasm: 1000, webgpu: 2 }))).toEqual({ other: 'wasm', ratio: 0.002 });
  expect(speedRatio(choice('reference', { wasm: 1000, reference: 5 }))).toEqual({ other: 'wasm', ratio: 0.005 });
});

test('nothing is told where only one was measured, and the textbook is no match', () => {
  expect(speedRatio(choice('wasm', {}))).toBeUndefined();
  expect(speedRatio(choice('wasm', { wasm: 1000 }))).toBeUndefined();
  expect(speedRatio(choice('wasm', { wasm: 1000, reference: 5 }))).toBeUndefined();
  expect(fastest({ wasm: 10, webgpu: 20, reference: 30 }, 'reference')).toEqual(['webgpu', 20]);
});

test('two digits say enough', () => {
  expect([2792, 592.4, 12.345, 1.449, 0.1, 0.00169].map(ratioText)).toEqual([
    '2,800',
    '590',
    '12',
    '1.4',
    '0.1',
    '0.0017',
  ]);
});
