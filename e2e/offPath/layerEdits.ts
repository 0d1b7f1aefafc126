import { layers } from '../../engine/layers/index.ts';
import { expect } from '../quietTest.ts';
import { inAnyLanguage, patience, textOf, type Walk } from './walk.ts';

const types = Object.keys(layers) as (keyof typeof layers)[];

/** Chooses from a menu that is open, by its place from the end where `at` is negative. */
async function choose(walk: Walk, at: number): Promise<void> {
  const items = walk.page.locator(':popover-open [role=menuitem]');
  await expect(items.first()).toBeVisible({ timeout: patience });
  const item = items.nth(at);
  // One that cannot be chosen is pressed all the same.
  await item.click({ timeout: patience, force: (await item.getAttribute('aria-disabled')) === 'true' });
}

async function insertOf(walk: Walk, kind: keyof typeof layers): Promise<void> {
  const before = walk.document.layers;
  const at = walk.whole(0, before.length);
  const button = walk.page.locator('.insert').nth(Math.min(at, before.length - 1));
  // A phone has no room for it.
  if (!(await button.isVisible())) await walk.page.setViewportSize({ width: 1280, height: 800 });
  await button.click({ timeout: patience });
  await choose(walk, types.indexOf(kind));
  const place = Math.min(at, before.length - 1);
  await walk.holds(({ layers: now }) => [now.length, now[place]?.type], [before.length + 1, kind]);
}

export const insert = (walk: Walk): Promise<void> => insertOf(walk, walk.pick(types));

export async function retype(walk: Walk): Promise<void> {
  const before = walk.document.layers;
  const at = walk.whole(0, before.length - 1);
  const others = types.filter((each) => each !== before[at]?.type);
  const kind = walk.pick(others);
  await walk.page.locator('.card-menu').nth(at).click({ timeout: patience });
  await choose(walk, others.indexOf(kind) - others.length);
  await walk.holds(
    ({ layers: now }) => now.map(({ id, type: each }) => [id, each]),
    before.map(({ id, type: each }, i) => [id, i === at ? kind : each]),
  );
}

/** Duplicates, moves, freezes, removes: whatever the menu of a layer offers before the kinds. */
export async function rearrange(walk: Walk): Promise<void> {
  await walk.page
    .locator('.card-menu')
    .nth(walk.whole(0, walk.document.layers.length - 1))
    .click({ timeout: patience });
  await choose(walk, walk.whole(0, 4));
}

/** One layer of the largest size, or two side by side, which runs for a moment and is taken out again. */
export async function huge(walk: Walk): Promise<void> {
  await walk.page.setViewportSize({ width: 1280, height: 800 });
  const before = textOf(walk.document);
  const most = layers.dense.fields.units.max;
  const inserted: string[] = [];
  for (let left = walk.random() < 0.25 ? 2 : 1; left > 0; left--) {
    const known = walk.document.layers.map(({ id }) => id);
    await insertOf(walk, 'dense');
    const chosen = walk.document.layers.find(({ id }) => !known.includes(id))?.id ?? '';
    inserted.push(chosen);
    await walk.holds(({ view }) => view.layer, chosen);
    const box = walk.page
      .locator('.inspector')
      .getByRole('textbox', { name: inAnyLanguage(layers.dense.fields.units.label) });
    await walk.page.getByRole('tab').first().click({ timeout: patience });
    await box.fill(String(most), { timeout: patience });
    await box.press('Enter');
    await walk.holds(
      ({ layers: now }) => now.find(({ id }) => id === chosen),
      expect.objectContaining({ units: most }),
    );
  }
  await walk.clear();
  await walk.page.keyboard.press(' ');
  await walk.page.waitForTimeout(700);
  await walk.answers();
  await walk.page.keyboard.press(' ');
  for (const chosen of inserted) {
    await walk.page.locator(`[data-card="${chosen}"] .card-menu`).click({ timeout: patience });
    await choose(walk, -types.length);
    await walk.holds(({ layers: now }) => now.some(({ id }) => id === chosen), false);
  }
  expect(textOf(await walk.settled())).toBe(before);
}
