import type { Page } from '@playwright/test';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

const cards = (page: Page) => page.locator('.stage > .card:not(.card-input)');

/** Middle of a card's head, where it is taken. */
async function headOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await card(page, name).locator('h3').boundingBox();
  if (!box) throw new Error(`no card ${name}`);
  return { x: box.x + 8, y: box.y + box.height / 2 };
}

test('a net is built with the mouse and solves the spiral', async ({ page }) => {
  const playground = await new Playground(page).open();
  for (const _ of [1, 2]) {
    await playground.button('More for Dense 1').click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
  }
  await expect(cards(page)).toHaveCount(1);
  for (const _ of [1, 2]) {
    await playground
      .button('Insert a layer after Features')
      .or(playground.button('Insert a layer after Input'))
      .click();
    await page.getByRole('menuitem', { name: /^Dense/ }).click();
  }
  await expect(cards(page)).toHaveCount(3);
  for (let press = 0; press < 4; press++) {
    await card(page, 'Dense 1').getByRole('button', { name: 'Units: more' }).click();
  }
  await playground.button('More for Dense 1').click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(cards(page)).toHaveCount(4);
  await playground.ready();
  await playground.train();
  await playground.until('test-accuracy', (accuracy) => accuracy >= 0.95, 60_000);
  await playground.pause();
});

test('a layer is dragged to another place by its head, and Esc takes a drag back', async ({ page }) => {
  await new Playground(page).open();
  await card(page, 'Dense 1').getByRole('button', { name: 'Units: more' }).click();
  const units = page.getByRole('status', { name: 'Units' });
  await expect(units).toHaveText(['9', '8', '1']);
  const [from, to] = [await headOf(page, 'Dense 1'), await headOf(page, 'Dense 2')];
  const drag = async () => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y, { steps: 8 });
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(units).toHaveText(['9', '8', '1']);
  await drag();
  await page.mouse.up();
  await expect(units).toHaveText(['8', '9', '1']);
});

test('an impossible layer keeps what ran before, and the cure that is offered lets training go on', async ({
  page,
}) => {
  const playground = await new Playground(page).open();
  await playground.epochs(2);
  await playground.button('Insert a layer after Dense 1').click();
  await page.getByRole('menuitem', { name: /^Reshape/ }).click();
  await expect(page.getByRole('alert')).toContainText('This cannot train yet');
  await expect(card(page, 'Reshape')).toContainText('8');
  await expect(playground.button('Train')).toBeDisabled();
  expect(await playground.number('step')).toBe(50);
  // The other layers can be changed meanwhile.
  await expect(page.getByRole('button', { name: /^Neuron \d of Dense/ })).toHaveCount(17);
  await card(page, 'Dense 1')
    .locator('.card-body')
    .click({ position: { x: 6, y: 6 } });
  await page.getByRole('slider', { name: 'Units' }).press('ArrowRight');
  await page.getByRole('button', { name: /^Make it a list of/ }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.ready();
  await playground.epochs(1);
});

test('a skip connection starts where its list says', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.button('Insert a layer after Dense 2').click();
  await page.getByRole('menuitem', { name: /^Add/ }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const source = page.getByLabel('Adds the output of');
  await expect(source.locator('option:checked')).toHaveText('Dense 1 → 8');
  await expect(source.locator('option', { hasText: 'Input' })).toBeDisabled();
  await playground.button('More for Dense 1').click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('alert')).toContainText('This cannot train yet');
  await playground.button('Remove Add').click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.ready();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test('a tap on a card opens its sheet', async ({ page }) => {
    await new Playground(page).open();
    await card(page, 'Dense 1').locator('.card-body').tap();
    const sheet = page.getByRole('dialog', { name: 'Layer' });
    const units = sheet.getByRole('textbox', { name: 'Units' });
    await units.fill('5');
    await units.press('Enter');
    await expect(card(page, 'Dense 1')).toContainText('→ 5');
    await sheet.getByRole('button', { name: 'Duplicate' }).tap();
    await expect(sheet.getByRole('heading', { name: 'Dense 2' })).toBeVisible();
    await sheet.getByRole('button', { name: 'Remove' }).tap();
    await expect(sheet).toBeHidden();
    await expect(cards(page)).toHaveCount(3);
  });
});

test('a menu that lies over the edges takes its presses, and none goes through to an edge', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('deepSkip');
  const open = playground.button('Insert a layer after Dense 7');
  const items = page.getByRole('menuitem');
  for (const item of [0, 2, 5]) {
    await open.click();
    await items.nth(item).click();
    await expect(items).toHaveCount(0);
    await expect(cards(page)).toHaveCount(39);
    await page.keyboard.press('Control+z');
    await expect(cards(page)).toHaveCount(38);
  }
});
