import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csv } from '../../../engine/data/csv.ts';
import type { Samples } from '../../../engine/data/dataset.ts';
import { datasets } from '../../../engine/data/index.ts';
import { crc32 } from '../../../engine/exchange/crc32.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { ProblemError } from '../../../engine/spec/problem.ts';

const penguins = '../shared/data/tables/penguins.csv';
const text = 'size,kind,colour,weight\n1,cat,red,4.5\nNA,dog,red,20\n2.5,dog,,30\n-1e2,cat,blue,\n';
const settings = {
  ...memberDefaults(datasets, 'csv'),
  file: 't.csv',
  columns: 'size',
  target: 'kind',
  classes: 'dog, cat',
  samples: 3,
};
const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
const generate = (changes: object = {}, bytes = encode(text)): Samples =>
  csv.generate({ ...settings, ...changes }, 1, new Map([['t.csv', bytes]])) as Samples;

describe('local tables', () => {
  test('classification: chosen columns, classes in the order of the document, incomplete rows left out', () => {
    expect(csv.shape(settings)).toMatchObject({ task: 'classification', sample: [1], outputs: 2, count: 3 });
    expect(generate()).toEqual({
      count: 3,
      dropped: 1,
      features: Float32Array.of(1, 2.5, -100),
      labels: Uint8Array.of(1, 0, 1),
    });
  });

  test('regression: no classes', () => {
    const changes = { columns: 'size', target: 'weight', classes: '', samples: 2 };
    expect(csv.shape({ ...settings, ...changes })).toMatchObject({ task: 'regression', outputs: 1, count: 2 });
    expect(generate(changes)).toEqual({
      count: 2,
      dropped: 1,
      features: Float32Array.of(1, 2.5),
      values: Float32Array.of(4.5, 30),
    });
  });

  test('zipped, with another separator, and checked', () => {
    const bytes = encode(text.replaceAll(',', ';'));
    const checksums = crc32(bytes).toString(16).padStart(8, '0');
    expect(generate({ checksums }, gzipSync(bytes))).toEqual(generate());
    expect(() => generate({ checksums: '00000000' }, bytes)).toThrow('data.file the file t.csv is not the one');
  });

  test.each<[string, object, string]>([
    ['line 1: no column “length”; there are size, kind, colour, weight', { columns: 'length' }, text],
    ['line 1: two columns are called “size”', {}, 'size,size,kind\n1,2,cat\n'],
    ['line 1: there are 3 complete rows, but 4 are asked for', { samples: 4 }, text],
    ['line 1: there is no header', {}, ' \n'],
    ['line 3: has 1 values, the header has 2', {}, 'size,kind\n1,cat\n2\n'],
    ['line 2: size must be a number, got “0x10”', {}, 'size,kind\n0x10,cat\n'],
    ['line 2: size must be a number, got “1e39”', {}, 'size,kind\n1e39,cat\n'],
    ['line 2: unknown class “bird”; known are dog, cat', {}, 'size,kind\n1,bird\n'],
    ['line 2: a quote is not closed', {}, 'size,kind\n"1,cat\n'],
  ])('%s', (message, changes, content) => {
    expect(() => generate(changes, encode(content))).toThrow(`data.file the file t.csv ${message}`);
  });

  test.each<[string, object]>([
    ['data.columns needs at least one column', { columns: ' , ' }],
    ['data.columns names “size” twice', { columns: 'size, size' }],
    ['data.columns holds the target “kind”', { columns: 'size, kind' }],
    ['data.target needs the name of a column', { target: '' }],
    ['data.classes needs two classes or more, or none', { classes: 'dog' }],
    ['data.classes names “dog” twice', { classes: 'dog, dog' }],
    ['data.checksums must be empty, or 1 × 8', { checksums: '12' }],
    ['data.file needs the file other.csv; choose it, or use iris instead', { file: 'other.csv' }],
  ])('%s', (message, changes) => {
    expect(() => generate(changes)).toThrow(message);
  });

  test('bytes that are no text are refused', () => {
    expect(() => generate({}, Uint8Array.of(0xff, 0xfe, 0x61))).toThrow('line 1: the text is not UTF-8');
  });

  test('a long run of digits is refused at once', () => {
    const start = performance.now();
    expect(() => generate({}, encode(`size,kind\n${'1'.repeat(2_000_000)}x,cat\n`))).toThrow('size must be a number');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('mutated tables end in samples or a ProblemError', () => {
    const source = encode(text);
    const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...encode(',;\t"\n\r 1ae.-'), 0xc3, 0, 255)), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(edits, fc.nat({ max: 20 }), (list, cut) => {
        const bytes = source.slice(0, source.length - cut);
        for (const [at, byte] of list) bytes[at % bytes.length] = byte;
        try {
          const { count, features, labels } = generate({ samples: 2 }, bytes);
          expect([count, features.length, labels!.length]).toEqual([2, 2, 2]);
          expect(features.every((value) => Number.isFinite(value))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.skipIf(!existsSync(penguins))('the penguins (skipped where ../shared/data/tables is absent)', () => {
    const files = new Map([['penguins.csv', new Uint8Array(readFileSync(penguins))]]);
    const samples = csv.generate(memberDefaults(datasets, 'csv'), 1, files) as Samples;
    expect([samples.count, samples.dropped]).toEqual([342, 2]);
    expect([...samples.features.subarray(0, 4)]).toEqual([39.1, 18.7, 181, 3750].map(Math.fround));
    expect([0, 1, 2].map((label) => samples.labels!.filter((got) => got === label).length)).toEqual([151, 68, 123]);
    expect(() => csv.generate({ ...memberDefaults(datasets, 'csv'), samples: 343 }, 1, files)).toThrow('342 complete');
  });
});
