import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends the process with a sentence when this Node cannot run the tools. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (enough) return;
  console.error(`Gradlab needs Node.js 20.19 or newer (or 22.12 or newer); this is ${process.versions.node}.`);
  console.error('Get a current one from https://nodejs.org and run the same command again.');
  process.exit(1);
}

/** Runs npm; its words go to stderr, so that stdout stays free for results. @param {string[]} args */
export function npm(args) {
  const cli = process.env['npm_execpath'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const { status } = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return status === 0;
}

/** @param {string} path @returns {Record<string, {version?: string, optional?: boolean, peer?: boolean}>} */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** What the lock file asks for and node_modules has not, or has in another version. */
function missingPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = Object.entries(lockedPackages(join(root, 'package-lock.json')));
  const present = existsSync(installed) ? lockedPackages(installed) : {};
  return wanted.filter(
    ([path, entry]) =>
      path !== '' && !(entry.optional && !(path in present)) && present[path]?.version !== entry.version,
  );
}

/** Installs the locked packages when node_modules is missing or differs from the lock file. */
export function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.error(`Installing ${missing.length} npm packages (npm ci) …`);
  if (npm(['ci', '--no-audit', '--no-fund']) && missingPackages().length === 0) return;
  console.error('npm ci did not succeed (see above). Is there a network connection? Then run the same command again.');
  process.exit(1);
}
