import type { BrowserContext, Page } from '@playwright/test';
import { gzipSync } from 'fflate';
import { idxFile } from '../test/engine/data/idxFile.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const mirror = 'https://raw.githubusercontent.com/**';
const beside = '**/datasets/mnist/*';
/** Reading answers across origins is what this policy of browsers is about. */
const open = { 'access-control-allow-origin': '*' };
const closed = { 'access-control-allow-origin': 'https://elsewhere.example' };

// A list as an option's value stands in a list of its own.
const allowed = [/^request to https:\/\/raw\.githubusercontent\.com\//, /Failed to load resource/, /CORS policy/];
test.use({ allowed: [allowed, { scope: 'test' }] });

/** Opens MNIST, agrees to the download. */
async function ask(page: Page): Promise<Playground> {
  const playground = await new Playground(page).open();
  await playground.choosePreset('mnist');
  await page.getByRole('button', { name: 'Download MNIST, 11.6 MB' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('raw.githubusercontent.com');
  await dialog.getByRole('button', { name: 'Download' }).click();
  return playground;
}

/** Images and labels as large as MNIST's, though of one grey: zipped they are small. */
async function serveBeside(context: BrowserContext): Promise<void> {
  const made = new Map<string, Buffer>();
  await context.route(beside, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const count = name.startsWith('train') ? 60_000 : 10_000;
    const isImages = name.includes('images');
    const header = idxFile(0x08, isImages ? [count, 28, 28] : [count], []);
    const whole = new Uint8Array(header.length + count * (isImages ? 784 : 1));
    whole.set(header);
    if (!isImages) for (let i = 0; i < count; i++) whole[header.length + i] = i % 10;
    const body = made.get(name) ?? Buffer.from(gzipSync(whole, { level: 1 }));
    made.set(name, body);
    return route.fulfill({ body, contentType: 'application/octet-stream' });
  });
}

test('images beside the page are fetched once agreed, and found again after a reload without the network', async ({
  page,
  context,
}) => {
  await serveBeside(context);
  const playground = await ask(page);
  await playground.ready();
  // Seventy thousand pictures are checked and prepared first.
  await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByText('60,000 train · 10,000 test')).toBeVisible({ timeout: 30_000 });
  await playground.button('One step').click();
  await playground.until('step', (step) => step === 1);
  await page.waitForTimeout(1000);
  await context.unroute(beside);
  await context.route(beside, (route) => route.abort());
  await page.reload();
  await expect(page.getByText('60,000 train · 10,000 test')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a mirror that forbids other pages to read is told, with the drawn digits as the door', async ({
  page,
  context,
}) => {
  await context.route(mirror, (route) => route.fulfill({ body: 'whatever it is', headers: closed }));
  const playground = await ask(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('does not let pages read its files (CORS)');
  await dialog.getByRole('button', { name: 'Use Drawn digits 28×28' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.ready();
});

test('other bytes than those of MNIST are refused', async ({ page, context }) => {
  await context.route(mirror, (route) => route.fulfill({ body: Buffer.alloc(9_912_422, 1), headers: open }));
  await ask(page);
  await expect(page.getByRole('dialog')).toContainText('its checksum differs');
});

test('a slow download shows how far it is, and is cancelled', async ({ page, context }) => {
  await context.route(mirror, () => {});
  await ask(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('progressbar', { name: 'Downloading' })).toBeVisible();
  await expect(dialog).toContainText('0 B of 11.6 MB');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('progressbar')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeVisible();
});

test('without the network it says so', async ({ page, context }) => {
  const playground = await new Playground(page).open();
  await playground.choosePreset('mnist');
  await page.getByRole('button', { name: 'Download MNIST, 11.6 MB' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('11.6 MB');
  await context.setOffline(true);
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog).toContainText('This device is offline');
  await context.setOffline(false);
  await page.keyboard.press('Escape');
  await playground.preset('spiral');
});

test('a table of one’s own is taken as it is picked', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByLabel('Kind of data').selectOption('tables');
  await page.getByRole('radio', { name: 'Your table (CSV)' }).check();
  const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 5},${i % 2 === 0 ? 'even' : 'odd'}`);
  const buffer = Buffer.from(['a,b,parity', ...rows].join('\n'));
  await page.getByLabel('Choose files').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('32 train · 8 test')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'b', exact: true }).uncheck();
  await playground.ready();
  await expect(page.getByRole('article', { name: 'Input' })).toContainText('→ 1');
  await page.getByLabel('Learn', { exact: true }).selectOption('b');
  await expect(page.getByLabel('Loss', { exact: true })).toContainText('Mean squared error');
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});

test('images dropped anywhere on the window become the data', async ({ page }) => {
  const playground = await new Playground(page).open();
  const sizes: Readonly<Record<string, readonly number[]>> = {
    'a-images': [30, 6, 6],
    'a-labels': [30],
    'b-images': [10, 6, 6],
    'b-labels': [10],
  };
  const files = Object.entries(sizes).map(([name, shape]) => {
    const values = Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => i % (shape.length > 1 ? 255 : 10));
    return { name, bytes: [...idxFile(0x08, shape, values)] };
  });
  const dropped = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of list) transfer.items.add(new File([Uint8Array.from(bytes)], name));
    return transfer;
  }, files);
  await page.locator('main, .network').first().dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(page.getByText('Drop images (IDX, .gz) or a table (CSV) here')).toBeVisible();
  await page.locator('main, .network').first().dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('30 train · 10 test')).toBeVisible();
  await expect(page.getByText('Drop images')).toHaveCount(0);
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});
