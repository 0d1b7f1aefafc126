import { cpSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../../engine/install.mjs';
import { peersFolder } from '../peers/installPeers.mjs';

const trainers = join(root, 'test/bench/trainers');
const peers = /^(?:@tensorflow\/|@jax-js\/|convnetjs$)/;

/** Finds the peers where they are installed. @type {import('vite').Plugin} */
const fromPeersFolder = {
  name: 'peers',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!peers.test(source) || importer?.includes('node_modules')) return undefined;
    return this.resolve(source, join(peersFolder, 'package.json'), { skipSelf: true });
  },
};

/**
 * Bundles the engines for both hosts into a new temporary folder: `node/` and `browser/`. Without the peers installed
 * their imports stay as they are, and nobody asks for them.
 */
export async function bundle() {
  const folder = mkdtempSync(join(tmpdir(), 'gradlab-bench-'));
  const installed = existsSync(join(peersFolder, 'node_modules'));
  const external = [/^webgpu$/, ...(installed ? [] : [peers])];
  /** @type {import('vite').InlineConfig} */
  const common = {
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: installed ? [fromPeersFolder] : [],
  };
  await build({
    ...common,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(folder, 'node'),
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        input: {
          train: join(trainers, 'nodeEntry.ts'),
          rebuild: join(trainers, 'rebuildEntry.ts'),
          walk: join(trainers, 'walkEntry.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        external,
      },
    },
  });
  writeFileSync(join(folder, 'node/package.json'), '{ "type": "module" }\n');
  const browser = join(folder, 'browser');
  await build({
    ...common,
    worker: { format: 'es' },
    build: {
      outDir: browser,
      emptyOutDir: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: join(trainers, 'browserEntry.ts'),
        output: { entryFileNames: 'entry.js' },
        external,
      },
    },
  });
  writeFileSync(
    join(browser, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Training</title><script type="module" src="entry.js"></script>',
  );
  const modules = join(peersFolder, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');
  if (existsSync(modules)) {
    for (const name of readdirSync(modules).filter((each) => each.endsWith('.wasm')))
      cpSync(join(modules, name), join(browser, 'tfjs-wasm', name));
  }
  return folder;
}
