import type { Page } from '@playwright/test';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

/** What the map shows, as its pixels. */
const mapPixels = (page: Page) =>
  page.locator('canvas.map').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('a drawn digit is recognised, by mouse and by keyboard', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('digits');
  await playground.epochs(2);
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  const pad = page.getByRole('button', { name: /^Draw one/ });
  const answer = page.locator('.pad-answer output');
  await expect(answer).toContainText('Nothing is drawn yet.');
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.52, 0.15));
  await page.mouse.down();
  for (let i = 1; i <= 12; i++) await page.mouse.move(...at(0.52 - 0.003 * i, 0.15 + (0.7 * i) / 12));
  await page.mouse.up();
  await expect(answer).toContainText('Looks like 1,');
  // It goes on answering while training changes what it answers with.
  await playground.train();
  // The run ends there by itself, on a fast machine before anybody could pause it.
  await playground.until('epoch', (epoch) => epoch >= 5);
  await expect(answer).toContainText('Looks like 1,');
  await playground.button('Clear').click();
  await expect(answer).toContainText('Nothing is drawn yet.');
  await page.getByRole('tab', { name: 'Evaluate' }).focus();
  await page.keyboard.press('Tab');
  await expect(pad).toBeFocused();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowDown');
  await expect(answer).toContainText('Looks like 1,');
});

test('images come worst first, and a cell of the confusion matrix opens its own', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('opticalDigits');
  await playground.epochs(2);
  await playground.settledLoss();
  const grid = page.locator('.sample-grid');
  await expect(grid.locator('li')).toHaveCount(24);
  await expect(grid.locator('li').first()).toHaveClass('mistake');
  const first = await grid.locator('li').first().textContent();
  await playground.button('Next samples').click();
  await expect(grid.locator('li').first()).not.toHaveText(first!);
  await page.getByLabel('Order', { exact: true }).selectOption('Mistakes only');
  await expect(grid.locator('li:not(.mistake)')).toHaveCount(0);

  await page.getByRole('tab', { name: 'Evaluate' }).click();
  const cell = page.getByRole('button', { name: /taken for/ }).first();
  const [, count, actual, predicted] = /(\d+) × (\d) taken for (\d)/.exec((await cell.getAttribute('aria-label'))!)!;
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
  await expect(grid.locator('li')).toHaveCount(Number(count));
  for (const text of await grid.locator('li .hidden-text').allTextContents())
    expect(text).toBe(`predicted ${predicted}, is ${actual}`);
  await playground.button('Show all').click();
  await expect(cell).toHaveAttribute('aria-pressed', 'false');
});

test('a cell circles its points on the map, and opens the rows of a table', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.epochs(1);
  await playground.settledLoss();
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  const before = await mapPixels(page);
  await page
    .getByRole('button', { name: /recognised/ })
    .first()
    .click();
  await expect.poll(() => mapPixels(page)).not.toBe(before);
  await playground.button('Show all').click();
  await expect.poll(() => mapPixels(page)).toBe(before);

  await playground.preset('iris');
  await playground.epochs(3);
  await page
    .getByRole('button', { name: /recognised/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Rows' }).getByRole('row').nth(1)).toBeVisible();
});

test('the map is read where it is pointed at, and drawn in steps', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.epochs(1);
  await playground.settledLoss();
  const map = page.locator('canvas.map');
  const box = (await map.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
  await expect(page.locator('.map-read-out')).toContainText('x₁ 0.0');
  await expect(page.locator('.map-read-out')).toContainText('x₂ 3.0');
  await page.mouse.move(5, 5);
  await expect(page.locator('.map-read-out')).toHaveCount(0);
  const before = await mapPixels(page);
  await page.getByLabel('Discretize').check();
  await expect.poll(() => mapPixels(page)).not.toBe(before);
});

test('runs before stay behind the present one, by the name of what they differ in', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.epochs(3);
  const past = page.locator('.line-chart .names text.past');
  await expect(past).toHaveCount(0);
  await playground.button('Reset').click();
  await playground.until('step', (step) => step === 0);
  await playground.epochs(3);
  await expect(past).toHaveText(['Before']);
  await playground.button('How the curves are drawn').click();
  await playground.button('Forget the runs before').click();
  await expect(past).toHaveCount(0);
});

test('the ROC curve is read at a threshold', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.epochs(2);
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  const roc = page.getByRole('region', { name: 'ROC curve' });
  await expect(roc.getByRole('figure')).toBeVisible();
  const threshold = roc.getByRole('slider', { name: 'Threshold' });
  await threshold.press('Home');
  await expect(threshold).toHaveAttribute('aria-valuetext', /0\.0 % found, 0\.0 % false alarms/);
  await threshold.press('End');
  await expect(threshold).toHaveAttribute('aria-valuetext', /100\.0 % found, 100\.0 % false alarms/);
});
