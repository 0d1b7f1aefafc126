import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('other data bring a last layer and a loss that fit, in one change', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByLabel('Kind of data').selectOption('tables');
  await page.getByRole('radio', { name: 'Iris' }).check();
  await playground.ready();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByLabel('Loss', { exact: true })).toContainText('Categorical cross-entropy');
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
  await expect(page.getByRole('table', { name: 'Confusion matrix' })).toBeVisible();
});

test('datasets are walked through with the arrow keys', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByRole('radio', { name: 'Spiral' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Moons' })).toBeChecked();
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});

test('another number of classes takes the last layer along, and one undo takes both back', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('blobs');
  await page.getByRole('button', { name: 'Classes: more' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('article', { name: 'Dense' })).toContainText('→ 6');
  await playground.ready();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('article', { name: 'Dense' })).toContainText('→ 5');
  await expect(page.getByLabel('Classes', { exact: true })).toHaveText('5');
});

test('features are switched on, and typed with their mistakes shown in place', async ({ page }) => {
  const playground = await new Playground(page).open();
  const tiles = page.getByRole('group', { name: 'Features' });
  const squared = tiles.getByRole('button', { name: 'x₁²' });
  await squared.click();
  await expect(squared).toHaveAttribute('aria-pressed', 'true');
  const own = page.getByRole('textbox', { name: 'Feature of your own, in x1 and x2' });
  await own.fill('x1 +* x2');
  await expect(own).toHaveAttribute('aria-invalid', 'true');
  await own.fill('x1 * x2 / 4');
  await own.press('Enter');
  await expect(tiles.getByRole('button', { name: 'x1 * x2 / 4' })).toHaveAttribute('aria-pressed', 'true');
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});
