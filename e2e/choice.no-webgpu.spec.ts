import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('where there is no GPU, auto says wasm, and webgpu that it is not here', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.train();
  const choice = page.getByLabel('Backend', { exact: true });
  await expect(choice.locator('option[value=webgpu]')).toHaveText('webgpu · not here', { timeout: 30_000 });
  await expect(choice.locator('option:checked')).toHaveText('auto: wasm');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.pause();
});
