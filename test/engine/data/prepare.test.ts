import { describe, expect, test } from 'vitest';
import type { Files } from '../../../engine/data/dataset.ts';
import { features } from '../../../engine/data/features/index.ts';
import { datasets } from '../../../engine/data/index.ts';
import { prepare, type PreparedData } from '../../../engine/data/prepare.ts';
import { targetsOf } from '../../../engine/data/targets.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { ProblemError } from '../../../engine/spec/problem.ts';
import { idxFile } from './idxFile.ts';

interface Parts {
  readonly scaling?: ModelSpec['preprocessing']['scaling'];
  readonly features?: readonly string[];
  readonly split?: ModelSpec['split'];
  readonly dataSeed?: number;
}

const prepared = async (data: { type: string }, parts: Parts = {}, files: Files = new Map()): Promise<PreparedData> => {
  const { scaling = 'none', split = { validation: 0.2, test: 0.2 }, dataSeed = 1 } = parts;
  const settings = { ...memberDefaults(datasets, data.type as 'spiral'), ...data } as ModelSpec['data'];
  return prepare(
    { data: settings, split, preprocessing: { scaling, features: parts.features ?? [] }, dataSeed },
    files,
  );
};

const small = Object.keys(datasets)
  // Those of local files have none here.
  .filter((name) => name !== 'csv' && !('checksums' in datasets[name as 'idx'].fields))
  .map((type) => ('samples' in datasets[type as 'spiral'].fields ? { type, samples: 60 } : { type }));

const rowsOf = ({ features: all, sample }: PreparedData): number[][] => {
  const size = sample.reduce((product, length) => product * length, 1);
  return Array.from({ length: all.length / size }, (_, row) => [...all.subarray(row * size, (row + 1) * size)]);
};

/** Mean and population deviation of each column over the first rows, smallest and largest value. */
const columnsOf = (rows: readonly number[][]) =>
  rows[0]!.map((_, column) => {
    const values = rows.map((row) => row[column]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return { mean, deviation, low: Math.min(...values), high: Math.max(...values) };
  });

describe.each(small)('$type', (data) => {
  test('keeps every sample with its target, only in another order', async () => {
    const made = await prepared(data);
    const { raw, counts, count } = made;
    expect(counts.train + counts.validation + counts.test).toBe(count);
    const source = await datasets[data.type as 'spiral'].generate(
      { ...memberDefaults(datasets, data.type as 'spiral'), ...data },
      1,
      new Map(),
    );
    const lines = ({ features: all, labels, values }: typeof raw): string[] =>
      Array.from({ length: count }, (_, i) => {
        const size = all.length / count;
        return [...all.subarray(i * size, (i + 1) * size), labels?.[i] ?? values?.[i]].join(' ');
      });
    expect(lines(raw)).not.toEqual(lines(source));
    expect(lines(raw).toSorted()).toEqual(lines(source).toSorted());
  });

  test.each(['none', 'standardise', 'minMax', 'byte'] as const)(
    '%s: a raw sample gives the very numbers of its row',
    async (scaling) => {
      const made = await prepared(data, { scaling });
      const size = made.raw.features.length / made.count;
      for (const [row, values] of rowsOf(made).slice(0, 20).entries()) {
        const raw = made.raw.features.subarray(row * size, (row + 1) * size);
        expect([...made.inputOf(raw)]).toEqual(values.map((value) => Math.fround(value * made.scale)));
      }
    },
  );

  test('standardise: the training part has mean 0 and deviation 1, but for columns that are constant', async () => {
    const made = await prepared(data, { scaling: 'standardise' });
    const rows = rowsOf(made);
    expect(rows.flat().every(Number.isFinite)).toBe(true);
    for (const { mean, deviation, low, high } of columnsOf(rows.slice(0, made.counts.train))) {
      expect(Math.abs(mean)).toBeLessThan(1e-5);
      if (high > low) expect(Math.abs(deviation - 1)).toBeLessThan(1e-5);
      else expect([low, high]).toEqual([0, 0]);
    }
  });

  test('minMax: the training part spans 0 to 1', async () => {
    const made = await prepared(data, { scaling: 'minMax' });
    for (const { low, high } of columnsOf(rowsOf(made).slice(0, made.counts.train)))
      expect([low, high]).toEqual([0, high > 0 ? 1 : 0]);
  });
});

test('constants come from the training part alone', async () => {
  const parts = { scaling: 'standardise', split: { validation: 0, test: 0.5 } } as const;
  const made = await prepared({ type: 'wine' }, parts);
  const [, later] = [made.counts.train, rowsOf(made).slice(made.counts.train)];
  const away = columnsOf(later).filter(
    ({ mean, deviation }) => Math.abs(mean) > 1e-3 || Math.abs(deviation - 1) > 1e-3,
  );
  expect(away).toHaveLength(13);
});

test('the seed alone decides samples and parts', async () => {
  const bits = async (dataSeed: number) => [...(await prepared({ type: 'circle' }, { dataSeed })).features].join(' ');
  expect(await bits(3)).toBe(await bits(3));
  expect(await bits(4)).not.toBe(await bits(3));
});

describe('input features', () => {
  const close: Record<keyof typeof features, (x1: number, x2: number) => number> = {
    x1: (x1) => x1,
    x2: (_, x2) => x2,
    x1Squared: (x1) => x1 ** 2,
    x2Squared: (_, x2) => x2 ** 2,
    x1x2: (x1, x2) => x1 * x2,
    sinX1: (x1) => Math.sin(x1),
    sinX2: (_, x2) => Math.sin(x2),
  };

  test.each(Object.entries(features))('%s', async (name, { formula, label, about }) => {
    expect([label.en, label.zh, about.en, about.zh].every((words) => words.trim() !== '')).toBe(true);
    const made = await prepared({ type: 'spiral' }, { features: [formula] });
    expect(made.sample).toEqual([1]);
    for (let i = 0; i < made.count; i++) {
      const [x1, x2] = made.raw.features.subarray(2 * i, 2 * i + 2) as unknown as [number, number];
      expect(made.features[i]).toBeCloseTo(close[name as keyof typeof features](x1, x2), 5);
    }
  });

  test('typed ones in the order given, then scaled', async () => {
    const made = await prepared({ type: 'spiral' }, { features: ['x2', 'exp(-x1^2)', '0.1'], scaling: 'minMax' });
    expect(made.sample).toEqual([3]);
    const column = columnsOf(rowsOf(made).slice(0, made.counts.train));
    expect(column.map(({ low, high }) => [low, high])).toEqual([
      [0, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  test('a constant is not blown up by the rounding error of its mean', async () => {
    const made = await prepared({ type: 'spiral' }, { features: ['x1', '0.1'], scaling: 'standardise' });
    for (const [, constant] of rowsOf(made)) expect(Math.abs(constant!)).toBeLessThan(1e-15);
  });

  test('of a curve are formulas in x', async () => {
    const made = await prepared({ type: 'formula1d' }, { features: ['x', 'x^2'] });
    const [x, square] = made.inputOf([3]);
    expect([x, square]).toEqual([3, 9]);
  });

  test('one without a value is named with the place', async () => {
    const attempt = prepared({ type: 'circle' }, { features: ['x1', 'log(x1)'] });
    await expect(attempt).rejects.toThrow(ProblemError);
    await expect(attempt).rejects.toThrow(/^preprocessing\.features\[1\] has no finite value at x1 = -\d.*, x2 = -?\d/);
  });

  test('do not touch tables and images', async () => {
    expect((await prepared({ type: 'iris' }, { features: ['x1'] })).sample).toEqual([4]);
  });
});

describe('bytes', () => {
  const pixels = Array.from({ length: 10 * 4 }, (_, i) => (i * 37) % 256);
  const labels = Array.from({ length: 10 }, (_, i) => i % 3);
  const files = new Map([
    ['images.idx', idxFile(0x08, [10, 2, 2], pixels)],
    ['labels.idx', idxFile(0x08, [10], labels)],
  ]);
  const names = { images: 'images.idx', labels: 'labels.idx' };
  const local = {
    type: 'idx',
    ...names,
    testImages: names.images,
    testLabels: names.labels,
    train: 10,
    test: 4,
    side: 2,
    classes: 3,
  };

  test('stay bytes under none and byte, with the factor beside them', async () => {
    for (const [scaling, scale] of [
      ['none', 1],
      ['byte', 1 / 255],
    ] as const) {
      const made = await prepared(local, { scaling }, files);
      expect(made.features).toBeInstanceOf(Uint8Array);
      expect(made.scale).toBe(scale);
      expect([...made.inputOf([0, 51, 255, 1])]).toEqual([0, 51, 255, 1].map((value) => Math.fround(value * scale)));
    }
  });

  test('become numbers where each pixel is scaled by itself', async () => {
    const made = await prepared(local, { scaling: 'minMax' }, files);
    expect(made.features).toBeInstanceOf(Float32Array);
    expect(made.scale).toBe(1);
  });

  test('the test set of their own is the test part, in its order', async () => {
    const made = await prepared(local, { split: { validation: 0.2, test: 0.9 } }, files);
    expect(made.counts).toEqual({ train: 8, validation: 2, test: 4 });
    expect([...made.features.subarray(10 * 4)]).toEqual(pixels.slice(0, 16));
    expect([...made.raw.labels!.subarray(10)]).toEqual(labels.slice(0, 4));
  });
});

describe('targets', () => {
  test('of two classes', async () => {
    const made = await prepared({ type: 'circle' });
    const labels = [...made.raw.labels!];
    expect([...targetsOf(made, 'zeroOne', 1)]).toEqual(labels);
    expect([...targetsOf(made, 'signed', 1)]).toEqual(labels.map((label) => (label === 1 ? 1 : -1)));
  });

  test('of several classes', async () => {
    const made = await prepared({ type: 'iris' });
    const oneHot = targetsOf(made, 'oneHot', 3);
    for (const [i, label] of made.raw.labels!.entries())
      expect([...oneHot.subarray(3 * i, 3 * i + 3)]).toEqual([0, 1, 2].map((unit) => (unit === label ? 1 : 0)));
  });

  test('of a regression', async () => {
    const made = await prepared({ type: 'plane' });
    expect(targetsOf(made, 'value', 1)).toEqual(made.raw.values);
  });
});
