import { dirname, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { mirrorOrigins } from './engine/data/idxSources.ts';
import { swiftShader } from './engine/dawn.mjs';

/** The page may run its own files and WebAssembly, and talk to nobody but those it fetches images from when told to. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  `connect-src 'self' ${mirrorOrigins.join(' ')}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: Vite's development server needs inline scripts. A meta tag, as static hosts set no headers. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

const workerUrl = "new URL('./worker.ts', import.meta.url)";

/**
 * Vite bundles a worker apart, with a second copy of all that it shares with the page: definitions, formulas, checks.
 * As one more entry of the same bundle it imports the same chunks, which the page has loaded anyway.
 */
const workerInBundle: Plugin = {
  name: 'worker-in-bundle',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /engine\/client\.ts$/u },
    handler(code, id) {
      if (!code.includes(workerUrl)) this.error(`${id}: expected ${workerUrl}`);
      const reference = this.emitFile({ type: 'chunk', id: resolve(dirname(id), 'worker.ts'), name: 'worker' });
      return code.replace(workerUrl, `import.meta.ROLLUP_FILE_URL_${reference}`);
    },
  },
};

const software = process.env['VK_ICD_FILENAMES'] ?? swiftShader();

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy, workerInBundle],
  build: {
    // Nothing inline: the policy forbids scripts in the page and fonts in data: addresses.
    assetsInlineLimit: 0,
    // A worker has no document to put links into: only the page's own start is preloaded.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, found, { hostType }) => (hostType === 'html' ? found : []),
    },
    license: { fileName: 'licenses.md' },
  },
  test: {
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/gpu/**'],
          // What browsers have, whichever file comes first.
          setupFiles: ['test/engine/backends/wasm/instructionSets.ts'],
          // A test leaves nothing behind in what it imports, so that hundreds of files are loaded once.
          isolate: false,
          // One for each core: that which hands out the files has little to do.
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          include: ['test/gpu/**/*.test.ts'],
          // Dawn works in processes, not in worker threads, and reads the driver from the environment.
          pool: 'forks',
          env: software ? { VK_ICD_FILENAMES: software } : {},
        },
      },
    ],
  },
});
