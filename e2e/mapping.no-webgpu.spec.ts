import type { Locator } from '@playwright/test';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const pixels = (canvas: Locator): Promise<string> =>
  canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());

test('samples are carried from the input to the output, while the net learns to part them', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByRole('tab', { name: 'Mapping' }).click();
  const slider = page.getByRole('slider', { name: 'From input to output' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'Input');
  const picture = page.locator('.mapping-stage canvas');
  const input = await pixels(picture);
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Input → Dense 1, 5 %');
  await expect.poll(() => pixels(picture)).not.toBe(input);
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Dense 1');
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Dense 2');
  // Nothing is learned yet: the rule is there, and does not part the classes.
  await expect(page.getByText(/so far \d+ % of the samples lie on their side/)).toBeVisible();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Dense 3');
  await expect(page.getByText('The output: above 0.5 it is')).toBeVisible();

  const space = page.locator('.mapping-thumb').filter({ hasText: 'Dense 2' });
  await expect(space).toHaveAttribute('title', /^8 numbers, \d+ % of the spread$/);
  await space.click();
  await expect(space).toHaveAttribute('aria-pressed', 'true');
  const before = await pixels(picture);
  await playground.train();
  await expect.poll(() => pixels(picture)).not.toBe(before);
  await expect(page.getByText(/^A straight line is enough here/)).toBeVisible({ timeout: 30_000 });
  await playground.pause();

  const turned = await pixels(picture);
  await playground.button('PCA').click();
  await expect(page.getByText(/^Two axes show a cut of it/)).toBeVisible();
  await expect.poll(() => pixels(picture)).not.toBe(turned);

  await page.getByRole('button', { name: /^\d+ samples in Dense 2/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Sample \d+/)).toBeVisible();
  await expect(page.getByText(/^Dense 2: \((−?\d\.\d\d, ){7}−?\d\.\d\d\)$/)).toBeVisible();

  await playground.button('Play the mapping').click();
  await expect(slider).toHaveAttribute('aria-valuetext', 'Dense 3', { timeout: 20_000 });
  await expect(playground.button('Play the mapping')).toBeVisible();
});

test('pictures are carried as pictures', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByRole('tab', { name: 'Mapping' }).click();
  await playground.preset('opticalDigits');
  await expect(page.locator('.mapping-thumb').first()).toHaveAttribute('title', /^64 numbers, \d+ % of the spread$/);
  const stage = page.getByRole('button', { name: /samples in Input/ });
  await stage.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.mapping-point canvas')).toBeVisible();
  await expect(page.locator('.mapping-point')).toContainText(/Sample \d+ is \d, taken for \d/);
});
