import { expect, test } from 'vitest';
import type { Samples } from '../../../engine/data/dataset.ts';
import { breastCancer } from '../../../engine/data/breastCancer.ts';
import { iris } from '../../../engine/data/iris.ts';
import { opticalDigits } from '../../../engine/data/opticalDigits.ts';
import { wine } from '../../../engine/data/wine.ts';

const counts = ({ labels }: Samples, classes: number): number[] =>
  Array.from({ length: classes }, (_, label) => labels!.filter((got) => got === label).length);

const row = ({ features }: Samples, width: number, i: number): number[] =>
  [...features.subarray(i * width, (i + 1) * width)].map((value) => Number(value.toPrecision(6)));

/** Smallest, largest and mean value of a column. */
function column({ features, count }: Samples, width: number, i: number) {
  const values = Array.from({ length: count }, (_, at) => features[at * width + i]!);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return [Math.min(...values), Math.max(...values), mean].map((value) => Number(value.toPrecision(3)));
}

// Smallest, largest and mean values are those of the descriptions that come with the data.
test('iris', async () => {
  const samples = await iris.generate({}, 1, new Map());
  expect([samples.count, counts(samples, 3)]).toEqual([150, [50, 50, 50]]);
  expect(row(samples, 4, 0)).toEqual([5.1, 3.5, 1.4, 0.2]);
  // one of the two flowers that UCI's copy has wrong
  expect(row(samples, 4, 34)).toEqual([4.9, 3.1, 1.5, 0.2]);
  expect(row(samples, 4, 37)).toEqual([4.9, 3.6, 1.4, 0.1]);
  expect(row(samples, 4, 149)).toEqual([5.9, 3, 5.1, 1.8]);
  expect([0, 1, 2, 3].map((i) => column(samples, 4, i))).toEqual([
    [4.3, 7.9, 5.84],
    [2, 4.4, 3.06],
    [1, 6.9, 3.76],
    [0.1, 2.5, 1.2],
  ]);
});

test('wine', async () => {
  const samples = await wine.generate({}, 1, new Map());
  expect([samples.count, counts(samples, 3)]).toEqual([178, [59, 71, 48]]);
  expect(row(samples, 13, 0)).toEqual([14.23, 1.71, 2.43, 15.6, 127, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065]);
  expect(column(samples, 13, 12)).toEqual([278, 1680, 747]);
  expect(column(samples, 13, 1)).toEqual([0.74, 5.8, 2.34]);
});

test('breast cancer', async () => {
  const samples = await breastCancer.generate({}, 1, new Map());
  expect([samples.count, counts(samples, 2)]).toEqual([569, [212, 357]]);
  expect(row(samples, 30, 0).slice(0, 4)).toEqual([17.99, 10.38, 122.8, 1001]);
  expect(column(samples, 30, 0).slice(0, 2)).toEqual([6.98, 28.1]);
  expect(column(samples, 30, 23).slice(0, 2)).toEqual([185, 4250]);
});

test('optical digits', async () => {
  const samples = await opticalDigits.generate({}, 1, new Map());
  expect(samples.count).toBe(1797);
  // class distribution of the copy in scikit-learn
  expect(counts(samples, 10)).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  expect([Math.min(...samples.features), Math.max(...samples.features)]).toEqual([0, 16]);
  expect([...samples.features.subarray(0, 16)]).toEqual([0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0]);
  let sum = 0;
  for (const value of samples.features) sum += value;
  expect(sum / samples.features.length).toBeCloseTo(4.8842, 4);
});
