import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('a weight is typed, held at zero while the net trains, and undone', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByRole('button', { name: 'Neuron 3 of Dense 1' }).click();
  const editor = page.getByRole('region', { name: 'Neuron 3 of Dense 1' });
  const weight = editor.getByRole('textbox', { name: 'From input 1' });
  const before = await weight.inputValue();
  await weight.fill('0.5');
  await weight.press('Enter');
  await expect(weight).toHaveValue('0.5');
  const row = editor.getByRole('row', { name: /From input 1/ });
  await row.getByRole('button', { name: 'Zero' }).click();
  await row.getByRole('checkbox', { name: 'Hold' }).check();
  await playground.epochs(4);
  await expect(weight).toHaveValue('0');
  await expect(editor.getByRole('textbox', { name: 'From input 2' })).not.toHaveValue('0');
  await row.getByRole('checkbox', { name: 'Hold' }).uncheck();
  await playground.epochs(1);
  await expect(weight).not.toHaveValue('0');
  await weight.fill('nonsense');
  await weight.press('Enter');
  await expect(editor.getByText('must be a number')).toBeVisible();
  expect(before).not.toBe('0.5');
});
