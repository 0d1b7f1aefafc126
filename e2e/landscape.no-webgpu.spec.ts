import type { Page } from '@playwright/test';
import { linkOf } from './documents.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const landscape = (page: Page) => page.getByTestId('landscape');
const picture = (page: Page) => page.locator('.landscape-picture figure');
const pixels = (page: Page) =>
  page.locator('.landscape-picture canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

const openLandscape = ({ page, t }: Playground): Promise<void> =>
  page.getByRole('tab', { name: t('tabLandscape'), exact: true }).click();

test('the way of a run is seen on the loss around its weights, read by keyboard, and goes on', async ({ page }) => {
  const playground = await new Playground(page).open();
  const { t } = playground;
  await openLandscape(playground);
  // Before there is a way, chance lays the plane, and comes unasked.
  await expect(landscape(page)).toHaveAttribute('data-value', 'done');
  await expect(picture(page)).toHaveAccessibleName(/step 0: 0\.\d+ in the middle/);
  await playground.button(t('plane_run')).click();
  await expect(landscape(page)).toContainText('no way yet');
  await playground.epochs(3);
  // It is asked for again by itself.
  await expect(landscape(page)).toHaveAttribute('data-value', 'done');
  await expect(landscape(page)).toContainText('of its way lie along them');
  await expect(landscape(page)).toContainText('along it.');
  await playground.button(t('landscapeAnew')).click();
  await expect(picture(page)).toHaveAccessibleName(/of step 75:/);
  await expect(landscape(page)).toContainText(t('landscapeOnIt'));
  const before = await pixels(page);
  await playground.epochs(2);
  await expect(landscape(page)).toContainText('off this plane');
  await expect.poll(() => pixels(page)).not.toBe(before);
  await page.getByRole('button', { name: /cross that reads it/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.landscape-read')).toContainText(/^loss 0\.\d+ · .+ from the middle$/);
});

test('a long landscape tells how far it is, while training goes on, and is cancelled', async ({ page }) => {
  const layers = [
    { type: 'dense', units: 200, activation: 'tanh' },
    { type: 'dense', units: 200, activation: 'tanh' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ];
  const data = { type: 'spiral', samples: 1500 };
  const playground = await new Playground(page).open(linkOf({ version: 1, data, layers }));
  const { t } = playground;
  await openLandscape(playground);
  await expect(landscape(page)).toHaveAttribute('data-value', 'none');
  await playground.button('65²').click();
  await playground.button(t('landscapeCompute')).click();
  await expect(landscape(page)).toHaveAttribute('data-value', 'growing');
  const progress = landscape(page).getByRole('progressbar');
  const value = async (): Promise<number> => Number(await progress.getAttribute('value'));
  await playground.train();
  await playground.until('step', (step) => step > 3);
  const done = await value();
  await expect.poll(value).toBeGreaterThan(done);
  await playground.button(t('landscapeCancel')).click();
  await expect(landscape(page)).toContainText(/Stopped after [\d,]+ of 4,225 places/);
  await expect(progress).toHaveCount(0);
  await playground.pause();
});

test('of a model with two weights the surface is exact, with their values on the axes', async ({ page }) => {
  const line = {
    version: 1,
    data: { type: 'formula1d', formula: '0.5 * x + 0.25', noise: 0, min: -1, max: 1 },
    loss: 'meanSquaredError',
    optimizer: { type: 'gradientDescent', learningRate: 0.3 },
    layers: [{ type: 'dense', units: 1, activation: 'linear', kernelInitializer: 'zeros' }],
  };
  const playground = await new Playground(page).open(linkOf(line));
  const { t } = playground;
  await openLandscape(playground);
  await expect(playground.button(t('plane_exact'))).toHaveAttribute('aria-pressed', 'true');
  await expect(landscape(page)).toHaveAttribute('data-value', 'done');
  await expect(landscape(page)).toContainText('the whole training loss');
  // 32 presses lead from −1 to 1: to the line that the samples lie on, from w = 0, b = 0.
  await page.getByRole('button', { name: /cross that reads it/ }).focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
  await expect(page.locator('.landscape-read')).toHaveText(/^loss (0\.000|\d\.\de−\d+) · weight w 0\.5, bias b 0\.25$/);
});
