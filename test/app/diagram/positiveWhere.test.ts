import { expect, test } from 'vitest';
import { positiveWhere } from '../../../app/diagram/positiveWhere.ts';

const size = 8;
/** A plane of values by x from −1 (left) to 1 and y from −1 (below) to 1. */
const plane = (value: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: size * size }, (_, i) => {
    const [row, column] = [Math.floor(i / size), i % size];
    return value((2 * column + 1) / size - 1, 1 - (2 * row + 1) / size);
  });

test.each([
  ['right', plane((x) => x)],
  ['left', plane((x) => -x)],
  ['upper', plane((_, y) => y)],
  ['lower', plane((_, y) => -y)],
  ['lowerLeft', plane((x, y) => -x - y - 0.6)],
  ['upperRight', plane((x, y) => x + y - 0.6)],
  ['butLowerLeft', plane((x, y) => x + y + 0.6)],
  ['crosswise', plane((x, y) => x * y)],
  ['everywhere', plane(() => 1)],
  ['nowhere', plane(() => 0)],
] as const)('%s', (place, values) => expect(positiveWhere(values, size, 0)).toBe(place));

test('shares are told against one half', () => {
  const shares = plane((x) => 0.5 + 0.4 * x);
  expect(positiveWhere(shares, size, 0)).toBe('everywhere');
  expect(positiveWhere(shares, size, 0.5)).toBe('right');
});
