import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../engine/data/dataset.ts';
import { datasets } from '../../../engine/data/index.ts';
import { idx } from '../../../engine/data/idx.ts';
import { crc32 } from '../../../engine/exchange/crc32.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { idxFile } from './idxFile.ts';

const mnist = '../shared/data/mnist';
const pixels = Array.from({ length: 3 * 4 }, (_, i) => 20 * i);
const small = {
  ...memberDefaults(datasets, 'idx'),
  images: 'a.idx',
  labels: 'b.idx',
  testImages: 'c.idx',
  testLabels: 'd.idx',
  train: 3,
  test: 2,
  side: 2,
  classes: 4,
};
const parts = {
  'a.idx': idxFile(0x08, [3, 2, 2], pixels),
  'b.idx': idxFile(0x08, [3], [3, 0, 1]),
  'c.idx': idxFile(0x08, [2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]),
  'd.idx': idxFile(0x08, [2], [2, 2]),
};
const files = (changes: Record<string, Uint8Array> = {}): Map<string, Uint8Array> =>
  new Map(Object.entries({ ...parts, ...changes }));
const generate = (changes: object = {}, given = files()): Samples =>
  idx.generate({ ...small, ...changes }, 1, given) as Samples;

describe('local images', () => {
  test('training images, then the test set of their own', () => {
    expect(idx.shape(small)).toMatchObject({ sample: [2, 2], outputs: 4, count: 5, testCount: 2 });
    const { count, features, labels } = generate();
    expect(count).toBe(5);
    expect(features).toEqual(Uint8Array.of(...pixels, 1, 2, 3, 4, 5, 6, 7, 8));
    expect(labels).toEqual(Uint8Array.of(3, 0, 1, 2, 2));
  });

  test('the first few; without a test set only two files are read', () => {
    expect(generate({ train: 2, test: 1 }).labels).toEqual(Uint8Array.of(3, 0, 2));
    const alone = new Map([...files()].slice(0, 2));
    expect(generate({ test: 0 }, alone).labels).toEqual(Uint8Array.of(3, 0, 1));
    expect(idx.shape({ ...small, test: 0 })).not.toHaveProperty('testCount');
  });

  test('a zipped file stands for a plain one and the other way round', () => {
    const zipped = new Map([...files()].map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]));
    expect(generate({}, zipped)).toEqual(generate());
    expect(generate({ images: 'a.idx.gz' })).toEqual(generate());
  });

  test('checksums of the content', () => {
    const sums = Object.values(parts).map((bytes) => crc32(bytes).toString(16).padStart(8, '0'));
    expect(generate({ checksums: sums.join(' ') })).toEqual(generate());
    const wrong = sums.with(2, '00c0ffee').join(' ');
    expect(() => generate({ checksums: wrong })).toThrow(
      `data.testImages the file c.idx is not the one this document was made with: its checksum is ${sums[2]}`,
    );
    expect(() => generate({ checksums: sums.slice(1).join(' ') })).toThrow('data.checksums must be empty, or 4 × 8');
    expect(() => generate({ checksums: 'A'.repeat(8) })).toThrow('data.checksums');
  });

  test('every missing file is named, with what does without', () => {
    expect(() => generate({}, new Map())).toThrow(
      ['images', 'labels', 'testImages', 'testLabels']
        .map((field, i) => `data.${field} needs the file ${'abcd'[i]}.idx; choose it, or use drawnDigits instead`)
        .join('\n'),
    );
  });

  test.each<[string, object, Record<string, Uint8Array>]>([
    ['data.images the file a.idx holds 3 samples, 4 are asked for', { train: 4 }, {}],
    ['data.testLabels the file d.idx holds 1 samples', {}, { 'd.idx': idxFile(0x08, [1], [2]) }],
    ['data.images the file a.idx has images of 2×2 pixels, the document says 3×3', { side: 3 }, {}],
    ['data.labels the file b.idx has label 3 at sample 0, but there are 3 classes', { classes: 3 }, {}],
    ['data.images the file a.idx has 1 dimensions (3), not 3', {}, { 'a.idx': parts['b.idx'] }],
    ['data.labels the file b.idx has 3 dimensions (3×2×2), not 1', {}, { 'b.idx': parts['a.idx'] }],
    ['data.labels the file b.idx does not hold bytes', {}, { 'b.idx': idxFile(0x0d, [3], [0, 1, 2]) }],
    ['data.images the file a.idx is not an IDX file', {}, { 'a.idx': new TextEncoder().encode('a,b\n1,2\n') }],
    ['data.images the file a.idx is a damaged gzip file', {}, { 'a.idx': gzipSync(parts['a.idx']).subarray(0, 25) }],
  ])('%s', (message, changes, given) => {
    expect(() => generate(changes, files(given))).toThrow(message);
  });

  test('more than 512 MB is refused before any file is looked for', () => {
    expect(() => generate({ train: 1_000_000, side: 256 }, new Map())).toThrow('bytes of pixels: at most 536870912');
  });

  test.skipIf(!existsSync(mnist))('the real MNIST (skipped where ../shared/data/mnist is absent)', () => {
    const settings = memberDefaults(datasets, 'idx');
    const names = [settings.images, settings.labels, settings.testImages, settings.testLabels];
    const real = new Map(names.map((name) => [name, new Uint8Array(readFileSync(`${mnist}/${name}`))]));
    // CRC-32 as gzip states it in the last 8 bytes of each file
    const checksums = [...real.values()].map((bytes) =>
      Buffer.from(bytes)
        .readUInt32LE(bytes.length - 8)
        .toString(16)
        .padStart(8, '0'),
    );
    const samples = idx.generate({ ...settings, checksums: checksums.join(' ') }, 1, real) as Samples;
    expect(samples.features).toHaveLength(70_000 * 784);
    const tally = (labels: Uint8Array): number[] =>
      Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length);
    expect(tally(samples.labels!.subarray(0, 60_000))).toEqual([
      5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949,
    ]);
    expect(tally(samples.labels!.subarray(60_000))).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    let sum = 0;
    for (const pixel of samples.features.subarray(0, 60_000 * 784)) sum += pixel;
    // the figure that everyone normalises MNIST with
    expect(sum / (255 * 60_000 * 784)).toBeCloseTo(0.1307, 4);
  });
});
