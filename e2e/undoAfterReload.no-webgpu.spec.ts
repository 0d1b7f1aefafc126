import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('undo survives a reload', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.set('Samples', '600');
  await playground.ready();
  await page.getByRole('article', { name: 'Dense 2' }).getByRole('button', { name: 'Units: more' }).click();
  await playground.ready();
  await page.waitForTimeout(1200);
  await page.reload();
  await playground.ready();
  await page.getByRole('button', { name: /^Undo: Dense 2: Units/ }).click();
  await expect(page.getByText('105 parameters')).toBeVisible();
  await playground.ready();
  await page.getByRole('button', { name: /^Undo: Samples/ }).click();
  await expect(playground.field('Samples')).toHaveValue('1000');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});
