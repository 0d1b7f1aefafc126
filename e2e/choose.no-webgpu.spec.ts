import { activations } from '../engine/activations/index.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('every activation is picked by keyboard, and told as it is looked at', async ({ page }) => {
  const playground = await new Playground(page).open();
  const button = page
    .getByRole('article', { name: 'Dense 1', exact: true })
    .getByRole('combobox', { name: 'Activation', exact: true });
  const list = page.getByRole('listbox', { name: 'Activation' });
  for (const [, { label, about }] of Object.entries(activations)) {
    await button.focus();
    await page.keyboard.press('ArrowDown');
    await expect(list.getByRole('option', { selected: true })).toBeFocused();
    await page.keyboard.press('Home');
    const option = list.getByRole('option', { name: label.en, exact: true });
    for (let presses = 0; presses < Object.keys(activations).length; presses++) {
      if (await option.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(option).toBeFocused();
    await expect(page.getByText(about.en)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(list).toBeHidden();
    await expect(button).toContainText(label.en);
    await expect(button).toBeFocused();
  }
  await playground.ready();
});

test('letters find a member, Esc leaves things as they are, what does not fit says why', async ({ page }) => {
  const playground = await new Playground(page).open();
  const loss = page.getByRole('combobox', { name: 'Loss', exact: true });
  await loss.click();
  const list = page.getByRole('listbox', { name: 'Loss' });
  await expect(list.getByRole('option', { selected: true })).toBeFocused();
  await page.keyboard.type('cat');
  await expect(list.getByRole('option', { name: 'Categorical cross-entropy' })).toBeFocused();
  await expect(list.getByRole('option', { name: 'Categorical cross-entropy' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(page.getByText('it needs one unit per class')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(loss).toContainText('Binary cross-entropy');
  await playground.choose('Loss', 'Mean squared error');
  await playground.choose('Optimizer', 'Momentum');
  await expect(playground.field('Momentum')).toHaveValue('0.9');
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});

test('one penalty for all layers, a batch of all samples, weights of classes', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.choose('Penalty, all layers', 'L2');
  const region = page.getByRole('region', { name: 'Training' });
  await region.getByRole('textbox', { name: 'L2 rate' }).fill('99');
  await region.getByRole('textbox', { name: 'L2 rate' }).press('Enter');
  await expect(region.getByText('must be 0–10, got 99')).toBeVisible();
  await region.getByRole('textbox', { name: 'L2 rate' }).fill('0.001');
  await region.getByRole('textbox', { name: 'L2 rate' }).press('Enter');
  for (const layer of ['Dense 2', 'Dense 3']) {
    await page.getByRole('button', { name: `Show ${layer}`, exact: true }).click({ position: { x: 6, y: 6 } });
    await expect(page.locator('.inspector').getByRole('textbox', { name: 'L2 rate' })).toHaveValue('0.001');
  }
  await region.getByRole('slider', { name: 'Batch size' }).press('End');
  await expect(playground.field('Batch size')).toHaveValue('800');
  await region.getByText('Class weights').click();
  const weights = region.getByRole('textbox', { name: /^Weight of/ });
  await expect(weights).toHaveCount(2);
  await weights.first().fill('3');
  await weights.first().press('Enter');
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
  await playground.until('step', (step) => step === 1);
});

test('a list that is closed and opened again in one breath has the focus', async ({ page }) => {
  await new Playground(page).open();
  const button = page
    .getByRole('article', { name: 'Dense 1', exact: true })
    .getByRole('combobox', { name: 'Activation', exact: true });
  const selected = page.getByRole('listbox', { name: 'Activation' }).getByRole('option', { selected: true });
  await button.press('ArrowDown');
  await expect(selected).toBeFocused();
  await selected.evaluate((option) => {
    const list = option.closest<HTMLElement>('[popover]');
    list?.hidePopover();
    list?.showPopover();
  });
  await expect(selected).toBeFocused();
});
