import { expect, test } from './quietTest.ts';
import { Playground } from './playground.ts';

test('the run is looked back at by keyboard and by hand, and goes on as if nobody had looked', async ({ page }) => {
  const playground = await new Playground(page).open();
  const { t } = playground;
  // Untouched there is nothing to look back at.
  const slider = page.getByRole('slider', { name: t('timeline') });
  await expect(slider).toBeHidden();
  await playground.epochs(2);
  const now = await playground.number('step');
  const loss = await playground.settledLoss();
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(page.getByTestId('step')).toHaveAttribute('data-value', '0');
  await expect(slider).toHaveAttribute('aria-valuetext', t('timelineAt', { step: '0', epoch: '0' }));
  await expect(page.getByTestId('looking')).toContainText(t('lookingOf', { now: String(now) }));
  await playground.until('test-loss', (value) => value > loss);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('step')).toHaveAttribute('data-value', '1');
  const { x, y, width, height } = (await slider.boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2);
  await playground.until('step', (step) => step > now / 3 && step < now);
  await playground.button(t('backToNow')).click();
  await expect(page.getByTestId('step')).toHaveAttribute('data-value', String(now));
  expect(await playground.settledLoss()).toBe(loss);
  await playground.epochs(1);
  const after = await playground.settledLoss();
  await playground.button(t('reset')).click();
  await playground.until('step', (step) => step === 0);
  await playground.epochs(3);
  expect(await playground.settledLoss()).toBe(after);
});

test('a run branches with one setting changed, is compared with the one before, and undone', async ({ page }) => {
  const playground = await new Playground(page).open();
  const { t } = playground;
  await playground.epochs(2);
  const loss = await playground.settledLoss();
  const slider = page.getByRole('slider', { name: t('timeline') });
  await slider.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('step')).toHaveAttribute('data-value', '10');
  await playground.button(t('branchHere')).click();
  await expect(page.getByTestId('looking')).toBeHidden();
  const rate = page.getByRole('slider', { name: 'Learning rate' });
  await rate.focus();
  await page.keyboard.press('ArrowRight');
  await playground.button(t('epoch')).click();
  await playground.until('step', (step) => step === 25);

  await playground.button(t('compareRuns', { count: 2 })).click();
  const dialog = page.getByTestId('compare');
  await expect(dialog.getByTestId('compared-run')).toHaveCount(2);
  await expect(dialog.getByTestId('same-start')).toHaveAttribute('data-value', 'true');
  await expect(dialog.getByTestId('same-start')).toContainText(t('sameBranch', { step: '10' }));
  await expect(dialog.getByTestId('differences').getByRole('row')).toHaveCount(2);
  await expect(dialog.getByTestId('differences')).toContainText(/Learning rate.*, from step 10/);
  await expect(dialog.getByTestId('boundaries')).toHaveAttribute('data-value', /^0\.\d+$/);
  await page.keyboard.press('Escape');

  // The setting first, then the branch.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await playground.until('step', (step) => step === 50);
  expect(await playground.settledLoss()).toBe(loss);
  await expect(playground.button(t('compareRuns', { count: 2 }))).toBeHidden();
});
