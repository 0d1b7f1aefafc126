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

const software = process.env['VK_ICD_FILENAMES'] ?? swiftShader();

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy],
  worker: { format: 'es' },
  build: {
    // Nothing inline: the policy forbids scripts in the page and fonts in data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
  },
  test: {
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/gpu/**'] } },
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
