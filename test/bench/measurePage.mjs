// The page as a visitor meets it: bytes of the first load, time until it can train, and how it moves while it trains.
import { join } from 'node:path';
import { root } from '../../engine/install.mjs';
import { launchChromium } from './hosts/launchChromium.mjs';
import { serveFolder } from './hosts/serveFolder.mjs';
import { progress } from './progress.mjs';
import { row } from './row.mjs';
import { table } from './table.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const windows = 5;

/** What is measured in each window, with its unit. */
const measures = /** @type {const} */ ({
  frames: ['frames per second while training, median', 'fps'],
  slowest: ['frames per second while training, slowest 5 %', 'fps'],
  task: ['longest main-thread task while training (0: none over 50 ms)', 'ms'],
  fullFrames: ['the same with statistics open: frames per second, median', 'fps'],
  fullTask: ['the same with statistics open: longest main-thread task', 'ms'],
  kept: ['snapshots scrubbed through', ''],
  scrubFrames: ['frames per second while scrubbing, median', 'fps'],
  scrubShown: ['steps of the past shown per second', '/s'],
  scrubTask: ['longest main-thread task while scrubbing', 'ms'],
});

/**
 * Frames per second and the longest task over a while.
 * @param {Page} page
 * @param {number} seconds
 */
const watch = (page, seconds) =>
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
    const rate = (/** @type {number} */ share) => 1000 / (gaps[Math.floor(gaps.length * share)] ?? 0);
    return { longest, median: rate(0.5), slow: rate(0.95) };
  }, seconds * 1000);

/** Milliseconds after which what is kept by then is scrubbed through; on a GPU that is less. */
const longestRun = 20_000;
const wantedSnapshots = 500;

/**
 * Drags the timeline's handle to the start of the run and back, over and over, for a while.
 * @param {Page} page
 * @param {number} seconds
 */
async function scrub(page, seconds) {
  const kept = async () => Number(await page.getByTestId('timeline').getAttribute('data-value'));
  const end = Date.now() + longestRun;
  while ((await kept()) < wantedSnapshots && Date.now() < end) await page.waitForTimeout(250);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  // From within the page, at every frame: a driven mouse moves more slowly than a hand.
  await page.evaluate(() => {
    const slider = /** @type {HTMLInputElement} */ (document.querySelector('.timeline input'));
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    const state = { shown: 0, isOver: false };
    Object.assign(window, { scrubbing: state });
    new MutationObserver(() => state.shown++).observe(
      /** @type {Node} */ (document.querySelector('[data-testid="step"]')),
      { attributes: true },
    );
    const last = Number(slider.max);
    let moves = 0;
    const move = () => {
      if (state.isOver) return;
      // Forth and back within 200 moves.
      value?.set?.call(slider, last * Math.abs(((moves++ % 200) - 100) / 101));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      requestAnimationFrame(move);
    };
    move();
  });
  const watched = await watch(page, seconds);
  const count = await page.evaluate(() => {
    const { scrubbing } = /** @type {{ scrubbing: { shown: number, isOver: boolean } }} */ (
      /** @type {unknown} */ (window)
    );
    scrubbing.isOver = true;
    return scrubbing.shown;
  });
  return { kept: await kept(), scrubFrames: watched.median, scrubShown: count / seconds, scrubTask: watched.longest };
}

/**
 * One visit with a backend that is chosen as a person does it.
 * @param {Page} page @param {string} address @param {string} backend @param {number} seconds
 * @returns {Promise<Record<'usable' | keyof typeof measures, number>>}
 */
async function visit(page, address, backend, seconds) {
  const value = (/** @type {string} */ id, /** @type {string} */ wanted) =>
    page.locator(`[data-testid="${id}"][data-value="${wanted}"]`).waitFor({ state: 'attached', timeout: 120_000 });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => {
      const button = document.querySelector('.train-controls .button-ink');
      const ready = document.querySelector('[data-testid="engine"]')?.getAttribute('data-value') === 'ready';
      return ready && button instanceof HTMLButtonElement && !button.disabled;
    },
    undefined,
    { polling: 10 },
  );
  const usable = await page.evaluate(() => performance.now());
  await page.getByLabel('Backend', { exact: true }).selectOption(backend);
  await value('backend', backend);
  await value('engine', 'ready');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  // The first moments compile and warm up.
  await page.waitForTimeout(1000);
  const training = await watch(page, seconds);
  await page.getByRole('tab', { name: 'Statistics' }).click();
  await page.waitForTimeout(500);
  const full = await watch(page, seconds);
  const { median: frames, slow: slowest, longest: task } = training;
  await page.getByRole('tab', { name: 'Layer' }).click();
  const scrubbing = await scrub(page, seconds);
  return { ...scrubbing, usable, frames, slowest, task, fullFrames: full.median, fullTask: full.longest };
}

/** @param {string} browserPath @param {readonly string[]} backends @param {number} seconds */
export async function measurePage(browserPath, backends, seconds) {
  /** @type {Map<string, number>} */
  const sent = new Map();
  /** What the first kind of visit was sent. @type {[path: string, bytes: number][]} */
  let firstLoad = [];
  const server = await serveFolder(join(root, 'dist'), sent);
  const browser = await launchChromium(browserPath);
  const seen = new Map(backends.map((backend) => [backend, /** @type {Record<string, number>[]} */ ([])]));
  try {
    for (let i = 0; i < windows; i++) {
      for (const [backend, visits] of seen) {
        progress(`page: visit ${i + 1} of ${windows}, ${backend}`);
        sent.clear();
        const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en' });
        visits.push(await visit(page, server.address, backend, seconds));
        await page.close();
        if (backend === backends[0]) firstLoad = [...sent];
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  const pageRow = (
    /** @type {string} */ name,
    /** @type {string} */ backend,
    /** @type {string} */ unit,
    /** @type {number[]} */ values,
  ) => row({ workload: `page ${name}`, engine: 'gradlab', backend, host: 'chromium', unit }, values);
  const kilobytes = (/** @type {(path: string) => boolean} */ of) =>
    firstLoad.reduce((sum, [path, bytes]) => sum + (of(path) ? bytes / 1000 : 0), 0);
  const isFont = (/** @type {string} */ path) => path.endsWith('.woff2');
  // What comes before a backend is chosen is told once.
  const [any = ''] = backends;
  const rows = [
    pageRow('first load, gzip, without fonts', any, 'kB', [kilobytes((path) => !isFont(path))]),
    pageRow('fonts (after first paint)', any, 'kB', [kilobytes(isFont)]),
    pageRow('time to usable', any, 'ms', seen.get(any)?.map(({ usable = Number.NaN }) => usable) ?? []),
    ...Object.entries(measures).flatMap(([key, [name, unit]]) =>
      [...seen].map(([backend, visits]) =>
        pageRow(
          name,
          backend,
          unit,
          visits.map((each) => each[key] ?? Number.NaN),
        ),
      ),
    ),
  ];
  const lines = rows.map(({ workload, backend, unit, min, median, max }) => [
    workload,
    backend,
    median,
    min,
    max,
    unit,
  ]);
  return { rows, text: `── page\n${table([['', '', 'median', 'min', 'max', ''], ...lines])}` };
}
