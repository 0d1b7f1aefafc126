import { describe, expect, test } from 'vitest';
import { lossBetween, lossLevels } from '../../../app/charts/lossSurface.ts';

const grid = (size: number, f: (u: number, v: number) => number) =>
  Float64Array.from({ length: size * size }, (_, i) => f((i % size) / (size - 1), Math.floor(i / size) / (size - 1)));

describe('levels of a loss', () => {
  test('are round, inside what is known, and by decades where it spans them', () => {
    const narrow = lossLevels({ values: grid(9, (u, v) => 0.6 + 0.1 * u + 0.05 * v), size: 9, mesh: 1 })!;
    expect(narrow.isLog).toBe(false);
    expect(narrow.levels).toContain(0.7);
    expect([narrow.low, narrow.lowAt]).toEqual([0.6, 0]);
    const wide = lossLevels({ values: grid(9, (u, v) => 10 ** (4 * u - 3 + v)), size: 9, mesh: 1 })!;
    expect(wide.isLog).toBe(true);
    expect(wide.levels).toEqual(wide.levels.toSorted((a, b) => a - b));
    expect(wide.levels).toContain(1);
    for (const { levels, low, high } of [narrow, wide]) {
      expect(levels.length).toBeGreaterThanOrEqual(4);
      expect(levels.length).toBeLessThanOrEqual(16);
      expect(Math.min(...levels)).toBeGreaterThan(low);
      expect(Math.max(...levels)).toBeLessThan(high);
    }
  });

  test('are linear where a loss is not positive, few over very many decades, none while nothing is known', () => {
    expect(lossLevels({ values: grid(5, (u) => u * 100 - 1), size: 5, mesh: 1 })!.isLog).toBe(false);
    expect(lossLevels({ values: grid(5, (u) => 10 ** (60 * u - 30)), size: 5, mesh: 1 })!.levels.length).toBeLessThan(
      16,
    );
    expect(lossLevels({ values: new Float32Array(25).fill(Number.NaN), size: 5, mesh: 1 })).toBeUndefined();
    expect(lossLevels({ values: grid(5, () => 1), size: 5, mesh: 0 })).toBeUndefined();
    expect(lossLevels({ values: grid(5, () => 1), size: 5, mesh: 1 })!.levels).toEqual([]);
  });
});

describe('the loss between places', () => {
  test('goes through every known place, of a coarse mesh too', () => {
    const values = grid(9, (u, v) => 1 + Math.sin(5 * u) ** 2 + v);
    for (const mesh of [1, 2, 4]) {
      const between = lossBetween({ values, size: 9, mesh }, false);
      for (let row = 0; row < 9; row += mesh)
        for (let column = 0; column < 9; column += mesh)
          expect(between(column / 8, row / 8)).toBeCloseTo(values[row * 9 + column]!, 9);
    }
  });

  test('follows a smooth surface closely, and its logarithm where that is drawn', () => {
    const f = (u: number, v: number): number => Math.exp(2 * u - v);
    const surface = { values: grid(17, f), size: 17, mesh: 1 };
    for (const [u, v] of [
      [0.41, 0.33],
      [0.77, 0.61],
      [0.03, 0.98],
    ] as const) {
      expect(lossBetween(surface, false)(u, v)).toBeCloseTo(f(u, v), 2);
      expect(10 ** lossBetween(surface, true)(u, v)).toBeCloseTo(f(u, v), 6);
    }
  });

  test('is bare beside a place without a loss, and nowhere else', () => {
    const values = grid(5, (u) => u);
    values[12] = Number.POSITIVE_INFINITY;
    const between = lossBetween({ values, size: 5, mesh: 1 }, false);
    expect(between(0.4, 0.4)).toBeNaN();
    expect(between(0.1, 0.1)).toBeCloseTo(0.1, 9);
    expect(between(1, 1)).toBe(1);
  });
});
