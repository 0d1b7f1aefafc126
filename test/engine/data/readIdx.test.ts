import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readIdx } from '../../../engine/data/readIdx.ts';
import { ProblemError } from '../../../engine/spec/problem.ts';
import { idxFile } from './idxFile.ts';

const mnist = '../shared/data/mnist';

describe('IDX files', () => {
  test('bytes of three dimensions, plain and zipped', () => {
    const file = idxFile(0x08, [2, 2, 3], [0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255]);
    for (const bytes of [file, gzipSync(file)]) {
      const { shape, values } = readIdx(bytes);
      expect(shape).toEqual([2, 2, 3]);
      expect(values).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255));
    }
  });

  test.each([
    ['signed bytes', 0x09, [-128, 127], Int8Array],
    ['16-bit integers', 0x0b, [-32768, 32767], Int16Array],
    ['32-bit integers', 0x0c, [-(2 ** 31), 2 ** 31 - 1], Int32Array],
    ['32-bit floats', 0x0d, [1.5, -0.25], Float32Array],
    ['64-bit floats', 0x0e, [Math.PI, -1e300], Float64Array],
  ])('%s, big endian', (_, type, list, Values) => {
    expect(readIdx(idxFile(type, [2], list)).values).toEqual(Values.from(list));
  });

  test('a part of a larger buffer', () => {
    const file = idxFile(0x0b, [3], [1, 2, 3]);
    const buffer = new Uint8Array(file.length + 20);
    buffer.set(file, 7);
    expect(readIdx(buffer.subarray(7, 7 + file.length)).values).toEqual(Int16Array.of(1, 2, 3));
  });

  const good = idxFile(0x08, [2, 2], [1, 2, 3, 4]);
  const changed = (at: number, byte: number): Uint8Array => Uint8Array.from(good, (old, i) => (i === at ? byte : old));
  const zipped = gzipSync(good);
  test.each([
    ['is not an IDX file: it starts with “”', new Uint8Array()],
    ['is not an IDX file: it starts with “01 00 08 02”', changed(0, 1)],
    ['is not an IDX file: it starts with “00 00 07 02”', changed(2, 7)],
    ['has 0 dimensions', changed(3, 0)],
    ['has 9 dimensions', changed(3, 9)],
    ['ends within its header', good.subarray(0, 9)],
    ['says 2×2, which takes 4 bytes, but holds 3', good.subarray(0, -1)],
    ['says 2×2, which takes 4 bytes, but holds 5', Uint8Array.of(...good, 9)],
    ['says 4278190082×2', changed(4, 255)],
    ['is a damaged gzip file', zipped.subarray(0, -9)],
    ['is a damaged gzip file', Uint8Array.from(zipped, (old, i) => (i === zipped.length - 7 ? old ^ 1 : old))],
  ])('%s', (message, bytes) => {
    expect(() => readIdx(bytes, ['data', 'images'], 'a.idx')).toThrow(`data.images the file a.idx ${message}`);
  });

  test('mutated files end in values of the stated shape or in a ProblemError', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 });
    fc.assert(
      fc.property(fc.boolean(), edits, fc.nat({ max: 40 }), (zip, list, cut) => {
        const source = zip ? zipped : good;
        const bytes = source.slice(0, source.length - (cut > 30 ? cut - 30 : 0));
        for (const [at, byte] of list) bytes[at % bytes.length] = byte;
        try {
          const { shape, values } = readIdx(bytes);
          expect(values).toHaveLength(shape.reduce((product, size) => product * size, 1));
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('any bytes end in values or a ProblemError', () => {
    const starts = fc.constantFrom([], [0, 0, 8], [0, 0, 13, 1], [0x1f, 0x8b, 8, 0]);
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        try {
          readIdx(Uint8Array.of(...start, ...rest));
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.skipIf(!existsSync(mnist))('the real MNIST (skipped where ../shared/data/mnist is absent)', () => {
    const read = (name: string) => readIdx(readFileSync(`${mnist}/${name}`));
    const images = read('t10k-images-idx3-ubyte.gz');
    const labels = read('t10k-labels-idx1-ubyte.gz');
    expect([images.shape, labels.shape]).toEqual([[10_000, 28, 28], [10_000]]);
    expect([...labels.values.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });
});
