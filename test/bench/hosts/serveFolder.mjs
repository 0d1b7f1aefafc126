import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
/** Fonts are compressed as they are. */
const compressed = new Set(['.html', '.js', '.css', '.svg', '.json']);

/**
 * Serves a folder on a free port of this machine, as a static host does: gzipped, kept for ten minutes. `sent` sums up
 * the bytes of each path.
 * @param {string} folder @param {Map<string, number>} [sent]
 * @returns {Promise<{address: string, close: () => void}>}
 */
export function serveFolder(folder, sent = new Map()) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const type = extname(file);
    const zip = compressed.has(type);
    const body = zip ? gzipSync(readFileSync(file)) : readFileSync(file);
    sent.set(path, (sent.get(path) ?? 0) + body.length);
    response.writeHead(200, {
      'content-type': types[type] ?? 'application/octet-stream',
      'cache-control': 'max-age=600',
      ...(zip && { 'content-encoding': 'gzip' }),
    });
    return response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ address: `http://127.0.0.1:${port}/`, close: () => server.close() });
    });
  });
}
