// A full Chromium for the tests: found, or installed. Playwright's headless shell has no WebGPU, so it does not count.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../engine/install.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

function linuxPaths() {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/snap/bin'];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

function macPaths() {
  return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].map(
      (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
    ),
  );
}

function windowsPaths() {
  const folders = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
  const binaries = ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe'];
  return [...binaries, 'Microsoft/Edge/Application/msedge.exe'].flatMap((binary) =>
    folders.filter((folder) => folder !== undefined).map((folder) => join(folder, binary)),
  );
}

/** Playwright's own download, where there is one. */
function playwrightPaths() {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    return [String(chromium.executablePath())];
  } catch {
    return []; // Playwright itself is not installed yet
  }
}

/** A browser that lacks its shared libraries fails here, not in every test. @param {string} path */
function starts(path) {
  if (process.platform === 'win32') return true; // there, `--version` opens a window
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

/** Path of a browser on this machine, or undefined. @returns {string | undefined} */
export function findBrowser() {
  for (const variable of ['CHROMIUM_PATH', 'CHROME_PATH']) {
    const path = process.env[variable];
    if (!path) continue;
    if (!existsSync(path)) throw new Error(`${variable} names no file: ${path}`);
    return path;
  }
  const system = process.platform === 'darwin' ? macPaths : process.platform === 'win32' ? windowsPaths : linuxPaths;
  return [...system(), ...playwrightPaths()].find((path) => existsSync(path) && starts(path));
}

/** @param {string} command @param {string[]} args */
function succeeds(command, args) {
  console.log(`  ${[command, ...args].join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8', timeout: 600_000 });
  if (status === 0) return true;
  const lines = (stderr ?? '').trim().split('\n');
  console.log(`  did not succeed: ${lines.find((line) => /^(Error|E):? /.test(line)) ?? lines.at(-1) ?? ''}`);
  return false;
}

/** Debian's and Ubuntu's package, as root or through sudo without a password. */
function installByApt() {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) return false;
  /** @param {string[]} args */
  const apt = (...args) => (asRoot ? succeeds('apt-get', args) : succeeds('sudo', ['-n', 'apt-get', ...args]));
  return apt('update') && apt('install', '-y', 'chromium');
}

/** Finds a browser or installs one; throws a sentence that says what to do by hand. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium, Chrome or Edge found; installing one:');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  succeeds(process.execPath, [cli, 'install', '--no-shell', 'chromium']);
  const downloaded = findBrowser();
  if (downloaded) return downloaded;
  installByApt();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'No browser could be installed. Install Chromium, Chrome or Edge (for example `sudo apt-get install chromium`), ' +
      'or name one in the environment variable CHROMIUM_PATH, then run the tests again.',
  );
}
