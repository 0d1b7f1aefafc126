// Node cannot import `.wgsl?raw`, so Vite bundles headless.ts first: once per state of the sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, installPackages, root } from './install.mjs';

const cache = join(root, 'node_modules', '.cache', 'gradlab');

/** One hash over path, size and time of every source file and of the lock file. */
function sourceHash() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const folder of ['engine', 'shaders']) {
    const absolute = join(root, folder);
    if (!existsSync(absolute)) continue;
    for (const name of readdirSync(absolute, { recursive: true }).map(String).toSorted()) add(join(absolute, name));
  }
  add(join(root, 'package-lock.json'));
  return hash.digest('hex').slice(0, 16);
}

/** Builds to a folder of this process first: two runs at once must not see each other's half. @param {string} bundle */
async function build(bundle) {
  const { build: viteBuild } = await import('vite');
  const draft = `${bundle}-${process.pid}`;
  try {
    await viteBuild({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true },
      // Dawn is a binary and may be absent; the bundle imports it when a run asks for it.
      build: { ssr: 'engine/headless.ts', outDir: draft, target: 'node20', rolldownOptions: { external: ['webgpu'] } },
    });
    renameSync(draft, bundle);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(bundle)) return;
    console.error(`engine/headless.ts could not be bundled: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

/** Bundles that no run of the last hour made. @param {string} current */
function removeOld(current) {
  for (const name of readdirSync(cache).filter((entry) => entry.startsWith('headless-'))) {
    const path = join(cache, name);
    if (path !== current && Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true });
  }
}

// `… | head` closes the pipe early: that is no error.
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
  process.exit(0);
});
checkNode();
installPackages();
const args = process.argv.slice(2);
if (args.includes('webgpu') || args.includes('--backend=webgpu')) (await import('./dawn.mjs')).prepareDawn();

mkdirSync(cache, { recursive: true });
const bundle = join(cache, `headless-${sourceHash()}`);
if (!existsSync(bundle)) {
  await build(bundle);
  removeOld(bundle);
}
const { headless } = await import(pathToFileURL(join(bundle, 'headless.js')).href);
process.exitCode = await headless(args);
