import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { bundle } from './bundle.mjs';
import { serveFolder } from './serveFolder.mjs';

/** @typedef {import('../trainers/runTask.ts').Request} Request */
/** @typedef {import('../trainers/runTask.ts').Report} Report */
/** @typedef {{node: (request: Request) => Promise<Report>, chromium: (request: Request) => Promise<Report>, folder: string, version: string, close: () => Promise<void>}} Hosts */

/** Seconds after which a turn is ended: a hung device must not hang the benchmark. */
const patience = 240;

/** WebGPU on the processor, as in the tests: without these flags a machine without GPU has no adapter. */
const args = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Every turn gets a Node process or a page of its own, so that no engine finds the heap or the code cache of another. @param {string} executablePath @returns {Promise<Hosts>} */
export async function openHosts(executablePath) {
  const folder = await bundle();
  const server = await serveFolder(join(folder, 'browser'));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await chromium.launch({ executablePath, args, handleSIGINT: false, handleSIGTERM: false });
  const close = async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  // Playwright's own handlers would close the browser and let the rest go on.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.once(signal, () => void close().finally(() => process.exit(130)));
  return {
    folder,
    version: browser.version(),
    node: (request) => inNode(join(folder, 'node/train.mjs'), request),
    chromium: async (request) => {
      const page = await browser.newPage();
      try {
        await page.goto(`http://127.0.0.1:${address.port}/`);
        await page.waitForFunction(() => 'runTask' in window);
        return await inTime(page.evaluate((sent) => window.runTask(sent), request));
      } finally {
        await page.close();
      }
    },
    close,
  };
}

/** @param {string} file @param {Request} request @returns {Promise<Report>} */
async function inNode(file, request) {
  const child = fork(file, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  try {
    return await inTime(
      new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
        child.once('message', (/** @type {{report?: Report, error?: string}} */ { report, error }) =>
          report ? resolve(report) : reject(new Error(error)),
        );
        child.send(request);
      }),
    );
  } finally {
    child.kill('SIGKILL');
  }
}

/** @template T @param {Promise<T>} work @returns {Promise<T>} */
async function inTime(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const end = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} s`)), patience * 1000);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([work, end]));
  } finally {
    clearTimeout(timer);
  }
}
