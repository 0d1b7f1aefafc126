import { readFileSync } from 'node:fs';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvSettings, readTable, settingsFor } from '../../../app/data/csvSettings.ts';
import { defaultsOf } from '../../../app/data/datasetGroups.ts';
import { idxSettings, idxShape } from '../../../app/data/idxSettings.ts';
import { asksFor, namedFor } from '../../../app/data/namedFiles.ts';
import { csv } from '../../../engine/data/csv.ts';
import { idxSources } from '../../../engine/data/idxSources.ts';
import { idxFile } from '../../engine/data/idxFile.ts';

const guess = (file: string, content: Uint8Array) => {
  const table = readTable(content);
  return table && csvSettings(file, table);
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a table becomes data', () => {
  test('its last column of names is the target, its columns of numbers the features', async () => {
    const table = bytes('island,mass,length,kind\nA,1.5,2,x\nB,2,NA,y\nA,3,4,y\nB,4,5,x\n');
    const settings = guess('birds.csv', table)!;
    expect(settings).toEqual({
      file: 'birds.csv',
      columns: 'mass, length',
      target: 'kind',
      classes: 'x, y',
      samples: 3,
      checksums: '',
    });
    const { count, labels } = await csv.generate(settings, 1, new Map([['birds.csv', table]]));
    expect([count, [...labels!]]).toEqual([3, [0, 1, 0]]);
  });

  test('of numbers alone the last column is what is to be learned', () => {
    const settings = guess('t.csv', bytes('a;b;c\n1;2;3\n4;5;6\n'));
    expect(settings).toMatchObject({ columns: 'a, b', target: 'c', classes: '', samples: 2 });
  });

  test('the bundled iris table is taken as it is meant', () => {
    const iris = new Uint8Array(readFileSync('engine/data/tables/iris.csv'));
    expect(guess('iris.csv', iris)).toMatchObject({ target: 'class', samples: 150 });
  });

  test('another target makes another task; rows that lack a chosen value do not count', () => {
    const table = readTable(bytes('mass,length,kind\n1.5,2,x\n2,NA,y\n3,4,y\n'))!;
    const [mass, length, kind] = table.columns;
    expect(settingsFor('t.csv', table, [mass!], kind!)).toMatchObject({ classes: 'x, y', samples: 3 });
    expect(settingsFor('t.csv', table, [mass!], length!)).toMatchObject({ classes: '', samples: 2 });
    expect(settingsFor('t.csv', table, [], kind!)).toBeUndefined();
  });

  test.each(['', 'a,b\n', 'a,b\nx,y\nz,w\n', '"open'])('%j is no such table', (text) => {
    expect(guess('t.csv', bytes(text))).toBeUndefined();
  });
});

describe('images become data', () => {
  const images = (count: number, side: number) =>
    idxFile(
      0x08,
      [count, side, side],
      Array.from({ length: count * side * side }, () => 7),
    );
  const labels = (count: number) =>
    idxFile(
      0x08,
      [count],
      Array.from({ length: count }, () => 1),
    );

  test('the sizes are read from the start of the file, zipped or not', () => {
    expect(idxShape(images(5, 3))).toEqual([5, 3, 3]);
    expect(idxShape(gzipSync(images(60, 28)))).toEqual([60, 28, 28]);
    expect(idxShape(bytes('nothing of the kind'))).toBeUndefined();
  });

  test('the larger pair trains, the other tests, whatever their names', () => {
    const files = new Map([
      ['few.bin', images(4, 5)],
      ['fewLabels.bin', labels(4)],
      ['many.gz', gzipSync(images(9, 5))],
      ['manyLabels.bin', labels(9)],
    ]);
    expect(idxSettings(files)).toMatchObject({
      type: 'idx',
      images: 'many.gz',
      labels: 'manyLabels.bin',
      testImages: 'few.bin',
      testLabels: 'fewLabels.bin',
      train: 9,
      test: 4,
      side: 5,
    });
    expect(idxSettings(new Map([...files].slice(0, 2)))).toMatchObject({ train: 4, test: 0 });
    expect(idxSettings(new Map([...files].slice(0, 1)))).toBeUndefined();
  });

  test('published sets are told apart by their sizes', () => {
    for (const [type, { files }] of Object.entries(idxSources))
      expect(idxSettings(new Map(files.map(({ name, bytes: size }) => [name, new Uint8Array(size)])))?.type).toBe(type);
  });

  test('files go by the names that a document asks for, with .gz or without', () => {
    const fashion = defaultsOf('fashionMnist');
    const files = new Map([
      ['train-images-idx3-ubyte', bytes('a')],
      ['other', bytes('b')],
    ]);
    expect(asksFor(fashion, files)).toBe(true);
    expect([...namedFor(fashion, files).keys()]).toEqual(['fashion-mnist/train-images-idx3-ubyte.gz', 'other']);
    expect(asksFor(defaultsOf('csv'), files)).toBe(false);
  });
});
