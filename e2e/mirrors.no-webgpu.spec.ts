import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import type { fetchIdx as FetchIdx } from '../app/data/fetchIdx.ts';
import { LocalServers } from '../test/app/data/localServers.ts';

const content = Buffer.from('four files are one file here');
const servers = new LocalServers();

test.afterEach(() => servers.close());

/** The downloader alone, as a module that a page without a policy can load. */
async function downloader(): Promise<string> {
  const entry = fileURLToPath(new URL('../app/data/fetchIdx.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['es'] } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

/** A mirror at a real server of another origin, as a browser sees it. */
for (const [name, headers, outcome] of [
  ['with leave to read', { 'access-control-allow-origin': '*' }, content.length],
  ['without', {}, 'blocked'],
] as const) {
  test(`images from another server, ${name}`, async ({ page }) => {
    const mirror = await servers.serve((_, response) => response.writeHead(200, headers).end(content));
    const script = await downloader();
    const own = await servers.serve((request, response) => {
      if (request.url === '/')
        response.writeHead(200, { 'content-type': 'text/html' }).end('<title>class room</title>');
      else if (request.url === '/fetch.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      else response.writeHead(404).end();
    });
    await page.goto(own);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = { name: 'a.gz', bytes: content.length, sha256 };
    const got = await page.evaluate(
      async ({ source, from }) => {
        const address = `${from}fetch.js`;
        const { fetchIdx } = (await import(address)) as { fetchIdx: typeof FetchIdx };
        const store = { get: async () => undefined, put: async () => {} };
        const { signal } = new AbortController();
        return fetchIdx(source, { beside: `${from}datasets/`, store, signal, onProgress: () => {} }).then(
          ({ files }) => files.get('a.gz')?.length,
          (error: { reason?: string }) => error.reason,
        );
      },
      { source: { folder: 'small', mirrors: [mirror], files: [file] }, from: own },
    );
    expect(got).toBe(outcome);
  });
}
