import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { encodeLink } from '../engine/exchange/link.ts';
import { parseModel } from '../engine/spec/parseModel.ts';
import { unwrap } from '../engine/spec/problem.ts';
import type { ModelSpec } from '../engine/spec/model.ts';
import { arbitraryDocument } from '../test/engine/spec/arbitraryDocument.ts';
import { longFormulas } from './documents.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

/** So many random networks are walked through, and every preset before them; if absent, one network alone. */
const walks = process.env['GRADLAB_WALKS'];
const seed = Number(process.env['GRADLAB_WALKS_SEED'] ?? 5);

const needsFiles = ({ data }: ModelSpec): boolean => 'checksums' in data;

function presets(): [string, ModelSpec][] {
  const folder = new URL('../engine/presets/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file): [string, ModelSpec] => [
      file,
      unwrap(parseModel(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))),
    ])
    .filter(([, document]) => !needsFiles(document));
}

const random = (count: number): [string, ModelSpec][] =>
  fc
    .sample(
      arbitraryDocument().filter((document) => !needsFiles(document)),
      { seed, numRuns: count },
    )
    .map((document, at) => [`random network ${at} of seed ${seed}`, document]);

const documents: readonly [string, ModelSpec][] =
  walks === undefined
    ? [['the network with the longest formulas', unwrap(parseModel(longFormulas))]]
    : [...presets(), ...random(Number(walks))];

/** What is wider than its place, by what it says. */
const tooWide = (page: Page): Promise<string[]> =>
  page
    .locator('.walk')
    .evaluate((walk) =>
      [document.documentElement, walk, ...walk.querySelectorAll('*')]
        .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map((each) => `${each.className}, ${each.scrollWidth - each.clientWidth} px too wide: ${each.textContent}`),
    );

/** Goes from the first step to the last; every one fits into its place. */
async function walkThrough(page: Page, atEach: () => Promise<void>): Promise<void> {
  const position = page.getByTestId('walk-position');
  for (;;) {
    await expect(page.getByTestId('walk-check')).toBeVisible();
    const at = (await position.textContent()) ?? '';
    // Formulas are fitted once they are laid out.
    await expect.soft.poll(() => tooWide(page), { timeout: 2000, intervals: [30, 100], message: at }).toEqual([]);
    await atEach();
    const [, step, last] = /^(\d+) of (\d+)$/.exec(at) ?? [];
    if (step === undefined) throw new Error(`where the walk stands is told as "${at}"`);
    if (step === last) break;
    await page.keyboard.press('ArrowRight');
    await expect(position).not.toHaveText(at);
  }
}

for (const [name, document] of documents)
  test(`every step of the walk through ${name} fits into a small window`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width: 1280, height: 720 });
    // From the first step, on a backend that every browser has.
    const view = { ...document.view, backend: 'wasm' as const, walk: 'step=1' };
    await new Playground(page).open(encodeLink({ ...document, view }));
    await walkThrough(page, async () => {});
  });

test('every step of three trained presets fits into a small window, and is checked', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const playground = await new Playground(page).open();
  for (const preset of ['regularised', 'skip', 'opticalDigits']) {
    await playground.preset(preset);
    await playground.until('epoch', (epoch) => epoch === 0);
    await playground.epochs(1);
    await playground.button(playground.t('explain')).click();
    await walkThrough(page, () => expect(page.getByTestId('walk-check')).toContainText(playground.t('walkAgrees')));
  }
});
