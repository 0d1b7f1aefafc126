import { describe, expect, test } from 'vitest';
import { compareLosses, factor } from './compareLosses.mjs';
import { leastSquares } from './leastSquares.mjs';
import { spread } from './spread.mjs';
import { digits, table } from './table.mjs';
import { growth, workloads } from './workloads.mjs';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { parseModel } from '../../engine/spec/parseModel.ts';
import { unwrap } from '../../engine/spec/problem.ts';

describe('spread', () => {
  test.each([
    [[3], { min: 3, median: 3, max: 3 }],
    [[9, 1, 5], { min: 1, median: 5, max: 9 }],
    [[4, 1, 10, 2], { min: 1, median: 3, max: 10 }],
  ])('of %j', (values, expected) => {
    expect(spread(values)).toEqual(expected);
  });

  test('of nothing is no number', () => {
    expect(spread([]).median).toBeNaN();
  });
});

describe('least squares', () => {
  test('finds the terms of exact points, however far apart their sizes', () => {
    const rows = [10, 5_000, 40_000, 2_000_000].flatMap((p) => [1, 32, 512].map((b) => [1, p, p * b]));
    const values = rows.map(([one = 0, p = 0, pb = 0]) => 7 * one + 3e-3 * p + 2e-5 * pb);
    const [a, b, c] = leastSquares(rows, values);
    expect(a).toBeCloseTo(7, 6);
    expect(b).toBeCloseTo(3e-3, 9);
    expect(c).toBeCloseTo(2e-5, 11);
  });

  test('takes the mean where there is only a constant', () => {
    expect(leastSquares([[1], [1], [1]], [1, 2, 6])[0]).toBeCloseTo(3, 12);
  });

  test('leaves residuals that no term explains', () => {
    const rows = [0, 1, 2, 3].map((x) => [1, x]);
    const values = [1, 0, 3, 2];
    const [a = 0, b = 0] = leastSquares(rows, values);
    const residuals = values.map((value, x) => value - a - b * x);
    expect(residuals.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 12);
    expect(residuals.reduce((sum, each, x) => sum + each * x, 0)).toBeCloseTo(0, 12);
  });

  test('refuses points that do not tell the terms apart', () => {
    expect(() =>
      leastSquares(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toThrow('apart');
  });
});

describe('the same work', () => {
  const ours = Array.from({ length: 40 }, (_, i) => 2 * 0.98 ** i);

  test.each([
    ['the same losses', ours, undefined],
    ['losses a little beside', ours.map((loss) => loss * (1 + (factor - 1) / 2)), undefined],
    ['a loss that stays', ours.map(() => 2), 'should be'],
    ['a loss that falls faster', ours.map((loss, i) => loss * 0.99 ** i), 'should be'],
    ['no number', ours.map(() => Number.NaN), 'should be'],
    ['steps that are missing', ours.slice(1), '39 losses'],
  ])('%s', (_name, theirs, expected) => {
    const wrong = compareLosses(ours, theirs);
    if (expected === undefined) expect(wrong).toBeUndefined();
    else expect(wrong).toContain(expected);
  });

  test('cannot be told where our own loss does not fall', () => {
    const flat = ours.map(() => 1);
    expect(compareLosses(flat, flat)).toContain('does not fall');
  });
});

describe('tables', () => {
  test.each([
    [1_234_567, '1,235,000'],
    [0.012_345_6, '0.01235'],
    [100, '100'],
    [0, '0'],
    [Number.NaN, '–'],
  ])('%d is written %s', (value, text) => {
    expect(digits(value)).toBe(text);
  });

  test('text stands left, numbers right', () => {
    expect(
      table([
        ['', 'steps/s'],
        ['ours', 1000],
        ['theirs, slow', 9.5],
      ]),
    ).toBe('              steps/s\nours            1,000\ntheirs, slow      9.5');
  });
});

test.each([...Object.values(workloads).flat(), ...growth])('$name is a valid document', ({ document }) => {
  expect(() => unwrap(checkModel(unwrap(parseModel(document))))).not.toThrow();
});

test.each(growth)('$name has as many parameters as its point says', ({ document, parameters }) => {
  expect(unwrap(checkModel(unwrap(parseModel(document)))).parameterCount).toBe(parameters);
});
