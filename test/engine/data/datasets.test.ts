import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { datasets } from '../../../engine/data/index.ts';
import type { DatasetDefinition, Samples } from '../../../engine/data/dataset.ts';
import { crc32 } from '../../../engine/exchange/crc32.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { ProblemError } from '../../../engine/spec/problem.ts';

type Settings = Readonly<Record<string, unknown>>;
const noFiles = new Map<string, Uint8Array>();

/** Defaults with few samples and the given changes, for fields that the dataset has. */
function settingsOf(name: string, definition: DatasetDefinition, changes: Settings = {}): never {
  const wanted = Object.entries({ samples: 120, ...changes }).filter(([field]) => field in definition.fields);
  return { ...memberDefaults(datasets, name as 'spiral'), ...Object.fromEntries(wanted) } as never;
}

const bytesOf = ({ features, labels, values }: Samples): Buffer =>
  Buffer.concat(
    [features, labels, values].map((array) =>
      array ? Buffer.from(array.buffer, array.byteOffset, array.byteLength) : Buffer.alloc(0),
    ),
  );

const tally = (labels: Uint8Array | undefined, classes: number): number[] => {
  const counts = Array.from({ length: classes }, () => 0);
  for (const label of labels ?? []) counts[label]!++;
  return counts;
};

const files = readdirSync('engine/data').concat(readdirSync('engine/data/digits'));
const entries = Object.entries(datasets) as unknown as [string, DatasetDefinition][];

describe.each(entries)('%s', (name, definition) => {
  const isLocal = 'checksums' in definition.fields;
  const settings = settingsOf(name, definition, { noise: 0.2 });

  it('stands in a file of its name and speaks both languages', () => {
    expect(files).toContain(`${name}.ts`);
    const spoken = [definition, ...Object.values(definition.fields)].flatMap((part) => [
      part.label,
      'about' in part ? part.about : undefined,
      'help' in part ? part.help : undefined,
    ]);
    const { featureNames = [], classNames = [] } = definition.shape(settings);
    for (const words of [...spoken, ...featureNames, ...classNames]) {
      if (!words) continue;
      expect(words.en.trim()).not.toBe('');
      expect(words.zh.trim()).not.toBe('');
    }
    expect(definition.about.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('has a shape with a name for every feature and class it names at all', () => {
    const { sample, outputs, featureNames, classNames, count, testCount = 0 } = definition.shape(settings);
    expect(sample.every((size) => Number.isInteger(size) && size > 0)).toBe(true);
    if (featureNames) expect(sample).toEqual([featureNames.length]);
    if (classNames) expect(classNames).toHaveLength(outputs);
    expect(testCount).toBeLessThan(count);
  });

  it('has nothing against its defaults', () => {
    expect(definition.problems?.(memberDefaults(datasets, name as 'spiral') as never) ?? []).toEqual([]);
  });

  if (isLocal) {
    it('names the file that is missing, and what does without it', async () => {
      const attempt = async () => definition.generate(settings, 1, noFiles);
      const error = await attempt().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(ProblemError);
      const { code, path, values } = (error as ProblemError).problems[0]!;
      const [data, field = ''] = path;
      expect([code, data, field in definition.fields]).toEqual(['missingFile', 'data', true]);
      expect((settings as Record<string, string>)[field]).toBe(values['name']);
    });
    return;
  }

  it('gives what its shape promises', async () => {
    const { task, sample, outputs, count } = definition.shape(settings);
    const { features, labels, values, ...samples } = await definition.generate(settings, 1, noFiles);
    expect(samples.count).toBe(count);
    expect(features).toHaveLength(sample.reduce((product, size) => product * size, count));
    expect(features.every((value) => Number.isFinite(value))).toBe(true);
    if (task === 'classification') {
      expect(labels).toHaveLength(count);
      expect(tally(labels, outputs).every((got) => got > 0)).toBe(true);
      expect(values).toBeUndefined();
      expect(labels!.every((label) => label < outputs)).toBe(true);
    } else {
      expect(values).toHaveLength(count * outputs);
      expect(values!.every((value) => Number.isFinite(value))).toBe(true);
      expect(labels).toBeUndefined();
    }
  });

  it('gives the same bits for the same seed, and others for another where anything is drawn', async () => {
    const [one, again, other] = await Promise.all(
      [1, 1, 2].map(async (seed) => definition.generate(settings, seed, noFiles)),
    );
    expect(bytesOf(again!).equals(bytesOf(one!))).toBe(true);
    expect(bytesOf(other!).equals(bytesOf(one!))).toBe(!('samples' in definition.fields));
  });

  if ('samples' in definition.fields)
    it('gives as many samples as asked', async () => {
      for (const samples of [10, 33]) {
        const few = settingsOf(name, definition, { samples });
        expect(definition.shape(few).count).toBe(samples);
        expect((await definition.generate(few, 3, noFiles)).count).toBe(samples);
      }
    });

  if ('noise' in definition.fields)
    it('keeps the points below the noise', async () => {
      const at = async (noise: number) => definition.generate(settingsOf(name, definition, { noise }), 4, noFiles);
      const [still, gentle, strong] = [await at(0), await at(1e-6), await at(0.5)];
      const far = still.features.findIndex((value, i) => Math.abs(value - gentle.features[i]!) > 1e-4);
      expect(far).toBe(-1);
      expect(bytesOf(strong).equals(bytesOf(still))).toBe(false);
    });

  if ('balance' in definition.fields)
    it('keeps the shares of its classes', async () => {
      const { outputs: classes } = definition.shape(settings);
      const shares = Array.from({ length: classes }, (_, label) => (label === 1 ? 0 : 1 + label));
      const total = shares.reduce((sum, share) => sum + share, 0);
      const balance = shares.map((share) => share / total);
      const uneven = settingsOf(name, definition, { noise: 0, samples: total * 20, balance });
      expect(tally((await definition.generate(uneven, 1, noFiles)).labels, classes)).toEqual(
        shares.map((share) => share * 20),
      );
      const even = settingsOf(name, definition, { noise: 0, samples: classes * 20 });
      expect(tally((await definition.generate(even, 1, noFiles)).labels, classes)).toEqual(shares.map(() => 20));
    });

  if ('balance' in definition.fields)
    it('refuses shares that do not fit its classes', () => {
      const { outputs: classes } = definition.shape(settings);
      for (const balance of [[1], Array.from({ length: classes }, () => 0)]) {
        const wrong = settingsOf(name, definition, { balance });
        expect(definition.problems!(wrong)).toMatchObject([{ code: 'text', path: ['data', 'balance'] }]);
        expect(() => definition.generate(wrong, 1, noFiles)).toThrow(ProblemError);
      }
    });
});

// A document's data must stay what they were when it was written: changing a generator is a migration.
test('the generators of document version 1 give the bits that they always gave', async () => {
  const golden: Record<string, string> = {
    gaussian: 'b313a7aa',
    circle: 'd75ab93b',
    xor: '629ef22a',
    moons: '1b79fd87',
    spiral: 'de013f38',
    checkerboard: '4ef282bd',
    blobs: 'd4454145',
    rings: '8f9077bf',
    pinwheel: '1aa2bd49',
    formula1d: '92ef89b3',
    plane: '8e2a72de',
    multiGaussian: '4f0f0fe9',
    formula2d: 'fc6440fe',
    iris: 'c431b5c0',
    wine: 'a3dcfee5',
    breastCancer: 'dd0ff549',
    opticalDigits: '498ae64d',
  };
  for (const name of Object.keys(golden)) {
    const definition = datasets[name as 'spiral'] as unknown as DatasetDefinition;
    const samples = await definition.generate(settingsOf(name, definition, { noise: 0.1 }), 7, noFiles);
    expect([name, crc32(bytesOf(samples)).toString(16)]).toEqual([name, golden[name]]);
  }
});
