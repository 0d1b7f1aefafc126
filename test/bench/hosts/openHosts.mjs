import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { launchChromium } from './launchChromium.mjs';
import { serveFolder } from './serveFolder.mjs';

/** @typedef {import('../trainers/runTask.ts').Request} Request */
/** @typedef {import('../trainers/runTask.ts').Report} Report */
/** @typedef {import('../trainers/timeEdits.ts').EditRequest} EditRequest */
/**
 * @typedef {{node: (request: Request) => Promise<Report>, chromium: (request: Request) => Promise<Report>,
 *   timeEdits: (request: EditRequest) => Promise<number[]>, folder: string, version: string, close: () => Promise<void>}} Hosts
 */

/** Seconds after which a turn is ended: a hung device must not hang the benchmark. */
const patience = 240;

/** Every turn gets a Node process or a page of its own, so that no engine finds the heap or the code cache of another. @param {string} executablePath @returns {Promise<Hosts>} */
export async function openHosts(executablePath) {
  const folder = await bundle();
  const server = await serveFolder(join(folder, 'browser'));
  const browser = await launchChromium(executablePath);
  const close = async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.once(signal, () => void close().finally(() => process.exit(130)));
  /** @template T @param {(page: import('@playwright/test').Page) => Promise<T>} work */
  const inPage = async (work) => {
    const page = await browser.newPage();
    try {
      await page.goto(server.address);
      await page.waitForFunction(() => 'runTask' in window);
      return await inTime(work(page));
    } finally {
      await page.close();
    }
  };
  return {
    folder,
    version: browser.version(),
    node: (request) => inNode(join(folder, 'node/train.mjs'), request),
    chromium: (request) => inPage((page) => page.evaluate((sent) => window.runTask(sent), request)),
    timeEdits: (request) => inPage((page) => page.evaluate((sent) => window.timeEdits(sent), request)),
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
