import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('the first screen trains the spiral to a test accuracy of at least 0.95', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.train();
  await playground.until('test-accuracy', (accuracy) => accuracy >= 0.95, 60_000);
  await playground.pause();
  expect(await playground.number('test-loss')).toBeLessThan(0.2);
});

test('one step, one epoch, reset: the counters and the loss say so', async ({ page }) => {
  const playground = await new Playground(page).open();
  const before = await playground.settledLoss();
  expect(before).toBeGreaterThan(0);
  await playground.button('One step').click();
  await playground.until('step', (step) => step === 1);
  await playground.button('One epoch').click();
  await playground.until('step', (step) => step === 25);
  expect(await playground.number('epoch')).toBe(1);
  await expect.poll(() => playground.number('test-loss')).not.toBe(before);
  await playground.button('Reset').click();
  await playground.until('step', (step) => step === 0);
  await playground.until('test-loss', (loss) => loss === before);
});

test('keys train, pause, step and reset, but not from within a field', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.keyboard.press('ArrowRight');
  await playground.until('step', (step) => step === 1);
  await page.keyboard.press('Shift+ArrowRight');
  await playground.until('step', (step) => step === 25);
  await page.keyboard.press('Space');
  await expect(playground.button('Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(playground.button('Train')).toBeVisible();
  await page.keyboard.press('r');
  await playground.until('step', (step) => step === 0);
  await page.keyboard.press(']');
  await expect(page.getByRole('heading', { name: 'Dense 2', level: 2 })).toBeVisible();
  await playground.page.getByRole('textbox', { name: 'Learning rate', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('r');
  expect(await playground.number('step')).toBe(0);
});

test('a run that blows up names the place and offers a way on', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('plane');
  await playground.set('Learning rate', '50');
  await playground.button('Train').click();
  await expect(page.getByText('The loss blew up at step')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('alert')).toContainText('Dense went first');
  await playground.button('Reset with learning rate 5').click();
  await expect(page.getByText('The loss blew up at step')).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Learning rate', exact: true })).toHaveValue('5');
  expect(await playground.number('step')).toBe(0);
});
