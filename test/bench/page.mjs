// The page as a visitor meets it: bytes of the first load, time until it can train, and how it moves while it trains.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { root } from '../../engine/install.mjs';
import { row } from './row.mjs';
import { table } from './table.mjs';

const dist = join(root, 'dist');
const windows = 5;
/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
/** Fonts are compressed as they are. */
const compressed = new Set(['.html', '.js', '.css', '.svg', '.json']);

/** Serves the build as a static host does, gzipped and kept for ten minutes; `sent` sums up the bytes of each path. @param {Map<string, number>} sent */
function serve(sent) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(dist, path === '/' ? 'index.html' : path);
    if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const count = (/** @type {number} */ bytes) => sent.set(path, (sent.get(path) ?? 0) + bytes);
    const headers = {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'max-age=600',
    };
    if (!compressed.has(extname(file))) {
      count(statSync(file).size);
      response.writeHead(200, headers);
      return createReadStream(file).pipe(response);
    }
    const body = gzipSync(readFileSync(file));
    count(body.length);
    return response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** @param {string} workload @param {string} unit @param {number[]} values */
const pageRow = (workload, unit, values) =>
  row({ workload: `page ${workload}`, engine: 'gradlab', backend: 'wasm', host: 'chromium', unit }, values);

/**
 * Gaps between frames and the longest task over a while.
 * @param {import('@playwright/test').Page} page
 * @param {number} time
 */
const watch = (page, time) =>
  page.evaluate(async (milliseconds) => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    const gaps = /** @type {number[]} */ ([]);
    const end = performance.now() + milliseconds;
    let before = performance.now();
    while (before < end) {
      const now = await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
      gaps.push(now - before);
      before = now;
    }
    observer.disconnect();
    gaps.sort((a, b) => a - b);
    return {
      longest,
      median: gaps[Math.floor(gaps.length / 2)] ?? 0,
      slow: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
    };
  }, time);

/** @param {{browser: string, seconds: number}} options */
export async function measure({ browser: executablePath, seconds }) {
  const sent = new Map();
  const server = /** @type {import('node:http').Server} */ (await serve(sent));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const usable = [];
  const frames = [];
  const slowest = [];
  const tasks = [];
  const fullFrames = [];
  const fullTasks = [];
  try {
    for (let i = 0; i < windows; i++) {
      console.error(`page: window ${i + 1} of ${windows}`);
      sent.clear();
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await page.goto(`http://127.0.0.1:${address.port}/`, { waitUntil: 'commit' });
      await page.waitForFunction(
        () => {
          const button = document.querySelector('.train-controls .button-ink');
          const ready = document.querySelector('[data-testid="engine"]')?.getAttribute('data-value') === 'ready';
          return ready && button instanceof HTMLButtonElement && !button.disabled;
        },
        undefined,
        { polling: 10 },
      );
      usable.push(await page.evaluate(() => performance.now()));
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      // The first moments compile and warm up.
      await page.waitForTimeout(1000);
      const seen = await watch(page, seconds * 1000);
      frames.push(1000 / seen.median);
      slowest.push(1000 / seen.slow);
      tasks.push(seen.longest);
      await page.getByRole('tab', { name: 'Statistics' }).click();
      await page.waitForTimeout(500);
      const full = await watch(page, seconds * 1000);
      fullFrames.push(1000 / full.median);
      fullTasks.push(full.longest);
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  const kilobytes = (/** @type {(path: string) => boolean} */ of) =>
    [...sent].reduce((sum, [path, bytes]) => sum + (of(path) ? bytes / 1000 : 0), 0);
  const isFont = (/** @type {string} */ path) => path.endsWith('.woff2');
  const rows = [
    pageRow('first load, gzip, without fonts', 'kB', [kilobytes((path) => !isFont(path))]),
    pageRow('fonts (after first paint)', 'kB', [kilobytes(isFont)]),
    pageRow('time to usable', 'ms', usable),
    pageRow('longest main-thread task while training (0: none over 50 ms)', 'ms', tasks),
    pageRow('frames per second while training, median', 'fps', frames),
    pageRow('frames per second while training, slowest 5 %', 'fps', slowest),
    pageRow('the same with statistics open: frames per second, median', 'fps', fullFrames),
    pageRow('the same with statistics open: longest main-thread task', 'ms', fullTasks),
  ];
  const lines = rows.map(({ workload, unit, min, median, max }) => [workload, median, min, max, unit]);
  return { rows, text: `── page\n${table([['', 'median', 'min', 'max', ''], ...lines])}` };
}
