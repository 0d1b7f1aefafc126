import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('a network goes out as a file and comes back in; a broken one says why', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('xor');
  await playground.button('Share').click();
  const [download] = await Promise.all([page.waitForEvent('download'), playground.button('Save the network').click()]);
  expect(download.suggestedFilename()).toBe('gradlab-exclusive-or.json');
  const buffer = await readFile(await download.path());
  await page.keyboard.press('Escape');
  await playground.preset('circle');
  await playground.button('Share').click();
  const input = page.locator('dialog input[type=file]');
  await input.setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{ "version": 1,') });
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('not valid JSON');
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', 'circle');
  await input.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', 'xor');
});

test('what is pasted on the page is opened after checks', async ({ page }) => {
  const playground = await new Playground(page).open();
  await paste(page, '#problem=regression&regDataset=reg-plane&seed=0.5&hideText=true');
  await expect(page.getByRole('alert')).toContainText('seed=0.5');
  await expect(page.getByRole('alert')).toContainText('hideText');
  await playground.ready();
  await playground.button('One step').click();
  await playground.until('step', (step) => step === 1);
  await paste(page, '#1.cut.AAAAAA');
  await expect(page.getByRole('alert')).toContainText('copy the whole of it again');
  await paste(
    page,
    '{ "version": 1, "data": "xor", "layers": [{ "type": "dense", "units": 1, "activation": "sigmoid" }] }',
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the gallery is searched and walked by keyboard', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByTestId('preset').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: 'Find a preset' }).fill('skip');
  await expect(page.locator('[data-preset]')).not.toHaveCount(0);
  await page.locator('[data-preset]').first().focus();
  await page.keyboard.press('ArrowRight');
  const second = await page.locator('[data-preset]').nth(1).getAttribute('data-preset');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', String(second));
  await playground.ready();
});
