import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

/** A straight plane under a learning rate far too high: it blows up within a few steps. */
async function blownUp(playground: Playground): Promise<void> {
  await playground.preset('plane');
  await playground.set('Learning rate', '0.5');
  await playground.button('Train').click();
  await expect(playground.page.getByText('The loss blew up at step')).toBeVisible({ timeout: 20_000 });
}

test('clipping goes on with the same learning rate, and undo takes it away again', async ({ page }) => {
  const playground = await new Playground(page).open();
  await blownUp(playground);
  await playground.button('Clip gradients at 1 and go on').click();
  await expect(playground.button('Pause')).toBeVisible();
  await playground.until('step', (step) => step > 50);
  await expect(page.getByText('The loss blew up at step')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo: Gradient clipping' })).toBeEnabled();
});

test('what was removed is said for a while and comes back with one press', async ({ page }) => {
  await new Playground(page).open();
  await page.getByRole('button', { name: 'More for Dense 2' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByText('Dense 2 removed')).toBeVisible();
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('article', { name: 'Dense 3' })).toBeVisible();
  await expect(page.getByText('Dense 2 removed')).toBeHidden();
});
