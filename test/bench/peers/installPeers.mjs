import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from '../../../engine/install.mjs';

/** Beside the caches of the product, not here: checks and tests of this folder must not find 330 MB of other people's. */
export const peersFolder = join(root, 'node_modules/.cache/gradlab/peers');

/** Installs the peers as locked, unless they are there; false if that did not succeed. */
export function installPeers() {
  const marker = join(peersFolder, 'node_modules/.package-lock.json');
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8')).packages;
  const present = existsSync(marker) ? JSON.parse(readFileSync(marker, 'utf8')).packages : {};
  const complete = Object.entries(lock).every(
    ([path, { version }]) => path === '' || present[path]?.version === version,
  );
  if (complete) return true;
  console.error('Installing the peers to compare with (npm ci, 330 MB on disk) …');
  mkdirSync(peersFolder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(import.meta.dirname, name), join(peersFolder, name));
  return npm(['ci', '--prefix', peersFolder, '--no-audit', '--no-fund']);
}
