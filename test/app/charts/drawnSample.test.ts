import { expect, test } from 'vitest';
import { centreOfMass, drawnSample, type Stroke } from '../../../app/charts/drawnSample.ts';

const seven: readonly Stroke[] = [
  [
    [0.1, 0.1],
    [0.4, 0.1],
    [0.2, 0.5],
  ],
];

test.each([
  [28, 28, 255],
  [8, 8, 16],
  [13, 17, 1],
])('%i×%i: lies in the middle by its mass, within the box, up to white %d', (rows, columns, white) => {
  const pixels = drawnSample(seven, rows, columns, white);
  expect(pixels).toHaveLength(rows * columns);
  expect(Math.max(...pixels)).toBeGreaterThan(0.8 * white);
  expect(Math.max(...pixels)).toBeLessThanOrEqual(white);
  const [x, y] = centreOfMass(pixels, columns);
  expect(Math.abs(x - columns / 2)).toBeLessThan(0.3);
  expect(Math.abs(y - rows / 2)).toBeLessThan(0.3);
});

test('where on the pad and how large it was drawn makes no difference', () => {
  const moved = seven.map((stroke) => stroke.map(([x, y]) => [x * 1.5 + 0.2, y * 1.5 + 0.1] as const));
  const [a, b] = [drawnSample(seven, 28, 28, 255), drawnSample(moved, 28, 28, 255)];
  for (const [p, value] of a.entries()) expect(Math.abs(value - b[p]!)).toBeLessThan(1);
});

test('fills 20 of 28 pixels, as MNIST does', () => {
  const line: Stroke = [
    [0.5, 0.1],
    [0.5, 0.9],
  ];
  const pixels = drawnSample([line], 28, 28, 255);
  const rows = Array.from({ length: 28 }, (_, y) => y).filter((y) =>
    pixels.slice(y * 28, y * 28 + 28).some((v) => v > 100),
  );
  expect(rows.length).toBeGreaterThanOrEqual(19);
  expect(rows.length).toBeLessThanOrEqual(21);
});

test('nothing drawn is black, and a dot stays a dot', () => {
  expect(Math.max(...drawnSample([], 28, 28, 255))).toBe(0);
  const dot = drawnSample([[[0.2, 0.2]]], 28, 28, 255);
  expect(dot.filter((value) => value > 0).length).toBeLessThan(16);
});
