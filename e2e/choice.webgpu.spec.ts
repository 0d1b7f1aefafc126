import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('auto measures while it trains and says what it chose and by how much; a pinned backend shows its price', async ({
  page,
}) => {
  const playground = await new Playground(page).open();
  const choice = page.getByLabel('Backend', { exact: true });
  await expect(choice.locator('option:checked')).toHaveText('auto: wasm');
  const beside = playground.button('Undo');
  const place = await beside.boundingBox();
  await playground.train();
  const ratio = page.getByTestId('race-button');
  await expect(ratio).toContainText('× of webgpu', { timeout: 60_000 });
  // The software GPU is far behind.
  expect(await playground.number('race-button')).toBeGreaterThan(1);
  await expect(page.getByTestId('backend')).toHaveAttribute('data-value', 'wasm');
  await expect(choice.locator('option[value=webgpu]')).toHaveText(/^webgpu · 0\.\d+× of wasm$/);
  await expect(choice.locator('option[value=wasm]')).toHaveText(/^wasm · .* steps\/s$/);
  // What it says has its room from the start.
  expect((await beside.boundingBox())?.x).toBeCloseTo(place?.x ?? Number.NaN, 0);

  const step = await playground.number('step');
  await playground.pin('webgpu');
  await expect(ratio).toContainText(/0\.\d+× of wasm/);
  await playground.until('step', (now) => now > step);
  // Which steps were made where.
  await expect(page.getByTestId('backend')).toHaveAttribute('title', /^from step 0: wasm .*\nfrom step [\d,]+: webgpu/);
});

test('a document pinned to webgpu trains before its pipelines are ready', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.pin('webgpu');
  await page.getByRole('article', { name: 'Dense 1' }).getByRole('button', { name: 'Units: more' }).click();
  await playground.train();
  await playground.until('step', (step) => step > 0);
  await expect(page.getByTestId('backend')).toHaveAttribute('data-value', 'webgpu', { timeout: 30_000 });
  await playground.until('step', (step) => step > 100);
});
