// Dawn is WebGPU for Node. Its package is 50 MB to download, so it is installed only when first needed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { npm, root } from './install.mjs';

const version = '0.6.2';

/** Installs Dawn into node_modules unless it is there; false if that did not succeed. */
export function installDawn() {
  const manifest = join(root, 'node_modules', 'webgpu', 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return true;
  console.error(`Installing WebGPU for Node (npm package webgpu ${version}, a 50 MB download) …`);
  return npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `webgpu@${version}`]);
}

/** Folders of Chromium-like browsers, each with a software Vulkan driver (SwiftShader) beside the binary. */
function browserFolders() {
  const given = [process.env['CHROMIUM_PATH'], process.env['CHROME_PATH']].filter((path) => path && existsSync(path));
  const playwright = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright');
  const downloads = existsSync(playwright) ? readdirSync(playwright).filter((name) => /^chromium-\d+$/.test(name)) : [];
  return [
    ...given.map((path) => dirname(realpathSync(String(path)))),
    '/usr/lib/chromium',
    '/usr/lib/chromium-browser',
    '/opt/google/chrome',
    '/opt/microsoft/msedge',
    ...downloads.flatMap((name) => [join(playwright, name, 'chrome-linux64'), join(playwright, name, 'chrome-linux')]),
  ];
}

/** Path of SwiftShader's Vulkan manifest, preferably the one beside `browser`. @param {string} [browser] */
export function swiftShader(browser) {
  const beside = browser ? [dirname(realpathSync(browser))] : [];
  return [...beside, ...browserFolders()]
    .map((folder) => join(folder, 'vk_swiftshader_icd.json'))
    .find((path) => existsSync(path));
}

/** Asks in a process of its own, because the Vulkan loader reads its environment once. */
function hasAdapter() {
  const probe = `const { create } = await import('webgpu'); process.exit(await create([]).requestAdapter() ? 0 : 1)`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', probe], { cwd: root }).status === 0;
}

/**
 * Makes Dawn use SwiftShader. A machine without a GPU often lacks the Vulkan loader as well; Dawn looks for it beside
 * its own binary too, so the browser's is linked there.
 * @param {string} [browser]
 */
export function lendSwiftShader(browser) {
  const manifest = swiftShader(browser);
  if (manifest === undefined) return;
  process.env['VK_ICD_FILENAMES'] ??= manifest;
  if (hasAdapter()) return;
  const loader = join(dirname(manifest), 'libvulkan.so.1');
  const link = join(root, 'node_modules', 'webgpu', 'dist', `${process.platform}-${process.arch}`, 'libvulkan.so.1');
  rmSync(link, { force: true });
  if (existsSync(loader)) symlinkSync(loader, link);
}

/** Installs Dawn and, where the machine has no usable GPU driver, gives it SwiftShader. */
export function prepareDawn() {
  if (!installDawn()) {
    console.error('The npm package webgpu could not be installed (see above); --backend wasm needs nothing.');
  } else if (!process.env['VK_ICD_FILENAMES'] && !hasAdapter()) {
    lendSwiftShader();
  }
}
