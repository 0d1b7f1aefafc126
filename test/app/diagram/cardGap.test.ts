import { expect, test } from 'vitest';
import { droppedAt, gapShifts } from '../../../app/diagram/cardGap.ts';

const middles = [100, 300, 500, 700];

test('a card lands where its middle has passed those of others', () => {
  expect(droppedAt(middles, 1, 0)).toBe(1);
  expect(droppedAt(middles, 1, 199)).toBe(1);
  expect(droppedAt(middles, 1, 201)).toBe(2);
  expect(droppedAt(middles, 1, 5000)).toBe(3);
  expect(droppedAt(middles, 3, -5000)).toBe(0);
});

test('those that are passed step aside and all others stay', () => {
  expect(gapShifts(middles, 1, 1)).toEqual([0, 0, 0, 0]);
  expect(gapShifts(middles, 0, 2)).toEqual([0, -200, -200, 0]);
  expect(gapShifts(middles, 3, 1)).toEqual([0, 200, 200, 0]);
});
