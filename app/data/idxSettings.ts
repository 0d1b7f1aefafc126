import { Gunzip } from 'fflate';
import { idxSources } from '../../engine/data/idxSources.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { defaultsOf, type Data } from './datasetGroups.ts';

type Files = ReadonlyMap<string, Uint8Array>;
type Idx = Extract<ModelSpec['data'], { type: 'idx' }>;

/** So many bytes of a zipped file hold its header. */
const head = 4096;

/** The start of a file as it is when unzipped. */
function startOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.subarray(0, head);
  let start = new Uint8Array();
  const unzip = new Gunzip((part) => {
    if (start.length === 0) start = part;
  });
  try {
    unzip.push(bytes.subarray(0, head));
  } catch {
    // A torn file has no header; reading it says what is wrong with it.
  }
  return start;
}

/** Sizes that an IDX file of bytes states; undefined for any other file. */
export function idxShape(bytes: Uint8Array): readonly number[] | undefined {
  const start = startOf(bytes);
  const dimensions = start[3] ?? 0;
  if (start[0] !== 0 || start[1] !== 0 || start[2] !== 8 || start.length < 4 + 4 * dimensions) return undefined;
  const view = new DataView(start.buffer, start.byteOffset);
  return Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
}

/** The published set that these files are, by their sizes alone: MNIST and Fashion-MNIST name them alike. */
export function publishedAs(files: Files): keyof typeof idxSources | undefined {
  const sizes = new Set([...files.values()].map(({ length }) => length));
  const types = Object.keys(idxSources) as (keyof typeof idxSources)[];
  return types.find((type) => idxSources[type].files.every(({ bytes }) => sizes.has(bytes)));
}

/**
 * Data that take these images and their labels: the larger pair trains, a second one tests. Nothing where
 * there is no pair.
 */
export function idxSettings(files: Files): Data | undefined {
  const published = publishedAs(files);
  if (published) return defaultsOf(published);
  const shaped = [...files].flatMap(([name, bytes]) => {
    const [count = 0, side, other] = idxShape(bytes) ?? [];
    if (count === 0) return [];
    return [{ name, count, side, square: side === other }];
  });
  const byCount = shaped.toSorted((a, b) => b.count - a.count);
  const images = byCount.filter(({ side, square }) => side !== undefined && square);
  const labels = byCount.filter(({ side }) => side === undefined);
  const [first, second] = images;
  const named = labels.find(({ count }) => count === first?.count);
  if (!first || !named) return undefined;
  const tested = second && labels.find((each) => each !== named && each.count === second.count);
  const standard = defaultsOf('idx') as Idx;
  return {
    ...standard,
    images: first.name,
    labels: named.name,
    train: first.count,
    side: first.side ?? standard.side,
    ...(second && tested ? { testImages: second.name, testLabels: tested.name, test: second.count } : { test: 0 }),
  };
}
