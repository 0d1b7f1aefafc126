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

test('weights are enlarged by wheel, buttons and keys, and read at any size', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.set('Units', '64');
  await playground.ready();
  const weights = page.getByRole('button', { name: /^Weights of Dense 1, 64 rows/ });
  const read = page.getByText(/^input \d+ → unit \d+/);
  const unitAt = async (): Promise<number> => Number(/unit (\d+)/.exec((await read.textContent()) ?? '')?.[1]);
  // Below the middle: the same place of the window shows a unit nearer to the middle once it is enlarged there.
  await weights.hover({ position: { x: 20, y: 60 } });
  const before = await unitAt();
  await page.mouse.wheel(0, -480);
  await weights.hover({ position: { x: 20, y: 62 } });
  expect(Math.abs((await unitAt()) - before)).toBeLessThanOrEqual(1);
  await weights.hover({ position: { x: 20, y: 4 } });
  expect(await unitAt()).toBeGreaterThan(1);
  await playground.button('Shrink the weights').click();
  await playground.button('Shrink the weights').click();
  await expect(playground.button('Shrink the weights')).toBeDisabled();
  await weights.hover({ position: { x: 20, y: 0 } });
  expect(await unitAt()).toBe(1);
  await weights.focus();
  await page.keyboard.press('+');
  await expect(playground.button('Shrink the weights')).toBeEnabled();
});
