import { expect, test } from 'vitest';
import { prepare, type PreparedData } from '../../../engine/data/prepare.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { compareStarts } from '../../../engine/train/compareStarts.ts';
import { documents } from './documents.ts';

const document = unwrap(parseModel(documents['spiral, tanh, SGD, last batch partial']));
const prepared = (): Promise<PreparedData> => prepare(document, new Map());
const data = await prepared();

const start = (of: PreparedData) => ({ document, data: of, identity: undefined });
const isSame = (other: PreparedData): boolean => compareStarts(start(data), start(other)).data;

test('samples that were made again are the same, however they are scaled', async () => {
  const again = await prepared();
  expect(again.raw.features).not.toBe(data.raw.features);
  expect(isSame(again)).toBe(true);
  expect(isSame({ ...again, features: again.features.map((each) => 2 * each) })).toBe(true);
});

test.each(['features', 'labels'] as const)('one bit of the %s is a difference, the last one too', async (part) => {
  for (const at of [0, -1]) {
    const again = await prepared();
    const values = again.raw[part]!;
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    expect(isSame(again), `byte ${place}`).toBe(false);
  }
});

test('numbers beside labels, other lengths and another split are differences', async () => {
  const again = await prepared();
  const { raw, counts } = again;
  expect(isSame({ ...again, raw: { ...raw, values: new Float32Array(raw.count) } })).toBe(false);
  expect(isSame({ ...again, raw: { ...raw, features: raw.features.slice(2) } })).toBe(false);
  expect(isSame({ ...again, counts: { ...counts, train: counts.train - 1, test: counts.test + 1 } })).toBe(false);
});
