import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { gzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { bytesOf, fetchIdx, keptFiles, type FetchError } from '../../../app/data/fetchIdx.ts';
import type { FileStore } from '../../../app/data/fileStore.ts';
import { idxSources, mirrorOrigins, type IdxSource } from '../../../engine/data/idxSources.ts';
import { idxFile } from '../../engine/data/idxFile.ts';
import { LocalServers } from './localServers.ts';

const contents = {
  'images.gz': gzipSync(
    idxFile(
      0x08,
      [20, 10, 10],
      Array.from({ length: 2000 }, (_, i) => (i * i) % 251),
    ),
  ),
  'labels.gz': gzipSync(
    idxFile(
      0x08,
      [20],
      Array.from({ length: 20 }, (_, i) => i % 10),
    ),
  ),
};

const servers = new LocalServers();
afterEach(() => servers.close());

const fileOf = (url = ''): Uint8Array | undefined => contents[url.split('/').at(-1) as keyof typeof contents];
const good: RequestListener = (request, response) => {
  const file = fileOf(request.url);
  if (file) response.writeHead(200, { 'content-length': file.length }).end(file);
  else response.writeHead(404).end();
};
const nothing: RequestListener = (_, response) => response.writeHead(404).end('no');

const sourceAt = (...mirrors: string[]): IdxSource => ({
  folder: 'small',
  mirrors,
  files: Object.entries(contents).map(([name, bytes]) => ({
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })),
});

function memory(): FileStore & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: async (name) => kept.get(name),
    put: async (name, bytes) => {
      kept.set(name, bytes);
    },
  };
}

const options = (beside: string, changes: object = {}) => ({
  beside,
  store: memory(),
  signal: new AbortController().signal,
  onProgress: () => {},
  isOnline: () => true,
  ...changes,
});

const reasonOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fetched',
    (error: FetchError) => error.reason ?? error.name,
  );

describe('fetching images', () => {
  test('takes the files beside the page first, and asks no mirror', async () => {
    const beside = await servers.serve(good);
    const asked: string[] = [];
    const mirror = await servers.serve((request, response) => {
      asked.push(String(request.url));
      good(request, response);
    });
    const { files, kept } = await fetchIdx(sourceAt(mirror), options(beside));
    expect([...files.keys()]).toEqual(Object.keys(contents));
    expect(files.get('labels.gz')).toEqual(contents['labels.gz']);
    expect([kept, asked]).toEqual([true, []]);
  });

  test('beside the page other zippings of such files will do, a page in their stead will not', async () => {
    const rezipped = await servers.serve((_, response) =>
      response.end(gzipSync(idxFile(0x08, [1], [3]), { level: 1 })),
    );
    const mirror = await servers.serve(good);
    expect((await fetchIdx(sourceAt(mirror), options(rezipped))).files.get('labels.gz')).not.toEqual(
      contents['labels.gz'],
    );
    const page = await servers.serve((_, response) => response.writeHead(200).end('<!doctype html>'));
    expect((await fetchIdx(sourceAt(mirror), options(page))).files.get('labels.gz')).toEqual(contents['labels.gz']);
  });

  test('goes on to the next mirror where one lacks them, and tells how far it is', async () => {
    const [beside, empty, mirror] = [
      await servers.serve(nothing),
      await servers.serve(nothing),
      await servers.serve(good),
    ];
    const source = sourceAt(empty, mirror);
    const seen: number[] = [];
    await fetchIdx(source, options(beside, { onProgress: (received: number) => seen.push(received) }));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(bytesOf(source));
  });

  test('keeps what it fetched, and finds it again without the network', async () => {
    const [beside, mirror] = [await servers.serve(nothing), await servers.serve(good)];
    const store = memory();
    const source = sourceAt(mirror);
    expect(await keptFiles(source, store)).toBeUndefined();
    await fetchIdx(source, options(beside, { store }));
    expect([...store.kept.keys()]).toEqual(['small/images.gz', 'small/labels.gz']);
    expect((await keptFiles(source, store))?.get('images.gz')).toEqual(contents['images.gz']);
  });

  test('storage that is denied costs nothing but the next time', async () => {
    const [beside, mirror] = [await servers.serve(nothing), await servers.serve(good)];
    const deny = async () => {
      throw new Error('denied');
    };
    const denied: FileStore = { get: deny, put: deny };
    const { files, kept } = await fetchIdx(sourceAt(mirror), options(beside, { store: denied }));
    expect([files.size, kept]).toEqual([2, false]);
    expect(await keptFiles(sourceAt(mirror), denied)).toBeUndefined();
  });

  test('other bytes than expected are not taken and not kept', async () => {
    const beside = await servers.serve(nothing);
    const mirror = await servers.serve((request, response) => {
      const bytes = fileOf(request.url)!.slice();
      bytes[30]! ^= 1;
      response.end(bytes);
    });
    const store = memory();
    expect(await reasonOf(fetchIdx(sourceAt(mirror), options(beside, { store })))).toBe('checksum');
    expect(store.kept.size).toBe(0);
  });

  test('a file that ends early is told as broken, whether or not its length was announced', async () => {
    const beside = await servers.serve(nothing);
    const short = await servers.serve((request, response) => response.end(fileOf(request.url)!.subarray(0, 20)));
    expect(await reasonOf(fetchIdx(sourceAt(short), options(beside)))).toBe('broken');
    const torn = await servers.serve((request, response) => {
      const file = fileOf(request.url)!;
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 20), () => response.destroy());
    });
    expect(await reasonOf(fetchIdx(sourceAt(torn), options(beside)))).toBe('broken');
  });

  test('a slow server is left when told to', async () => {
    const beside = await servers.serve(nothing);
    const slow = await servers.serve((request, response) => {
      response.write(fileOf(request.url)!.subarray(0, 10));
    });
    const control = new AbortController();
    const onProgress = () => control.abort();
    expect(await reasonOf(fetchIdx(sourceAt(slow), options(beside, { signal: control.signal, onProgress })))).toBe(
      'AbortError',
    );
  });

  test('nobody there: blocked or, where the browser knows it, offline; missing where all say so', async () => {
    const beside = await servers.serve(nothing);
    const gone = sourceAt('http://127.0.0.1:9/');
    expect(await reasonOf(fetchIdx(gone, options(beside)))).toBe('blocked');
    expect(await reasonOf(fetchIdx(gone, options(beside, { isOnline: () => false })))).toBe('offline');
    expect(await reasonOf(fetchIdx(sourceAt(beside), options(beside)))).toBe('missing');
  });
});

test('every source is whole: four files, sums of 64 digits, mirrors over TLS', () => {
  for (const { files, mirrors } of Object.values(idxSources)) {
    expect(files).toHaveLength(4);
    for (const { sha256 } of files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const mirror of mirrors) expect(mirror).toMatch(/^https:.*\/$/);
  }
  expect(mirrorOrigins.every((origin) => origin.startsWith('https://'))).toBe(true);
});
