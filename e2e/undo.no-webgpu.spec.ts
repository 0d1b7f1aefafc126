import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('a removed layer comes back with its weights, and redo takes it away again', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.epochs(20);
  const loss = await playground.settledLoss();
  await page.getByRole('button', { name: 'More for Dense 2' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('article', { name: 'Dense 3' })).toHaveCount(0);
  await playground.ready();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('article', { name: 'Dense 3' })).toBeVisible();
  await expect(page.getByTestId('step')).toHaveAttribute('data-value', '500');
  expect((await playground.settledLoss()).toPrecision(6)).toBe(loss.toPrecision(6));
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('article', { name: 'Dense 3' })).toHaveCount(0);
});

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
