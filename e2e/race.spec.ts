import { expect, test } from './quietTest.ts';
import { Playground } from './playground.ts';
import { enter } from './keys.ts';

test('the race runs from the same start on every backend, closes, and the run goes on where it stood', async ({
  page,
}, { project }) => {
  const playground = await new Playground(page).open();
  await playground.train();
  await playground.until('step', (step) => step > 100);
  // By keyboard alone.
  await enter(page.getByTestId('race-button'));
  const race = page.getByTestId('race');
  await expect(race).toBeVisible();
  await expect(page.getByTestId('lane-wasm')).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
  const held = await playground.number('step');
  await expect(race).toHaveAttribute('data-value', 'over', { timeout: 60_000 });
  expect(await playground.number('step')).toBe(held);

  const speed = (backend: string): Promise<number> => playground.number(`lane-${backend}`);
  expect(await speed('wasm')).toBeGreaterThan(await speed('reference'));
  await expect(page.getByTestId('lane-reference')).toHaveAttribute('data-state', 'done');
  const webgpu = page.getByTestId('lane-webgpu');
  if (project.name === 'webgpu') {
    await expect(webgpu).toHaveAttribute('data-state', 'done');
    expect(await speed('webgpu')).toBeGreaterThan(0);
  } else {
    await expect(webgpu).toHaveAttribute('data-state', 'out');
    await expect(webgpu).toContainText('not here');
  }
  await expect(race).toContainText('Here wasm is the fastest');

  await page.keyboard.press('Escape');
  await expect(race).toBeHidden();
  await playground.until('step', (step) => step > held);
  await playground.pause();
});

test('a race closed in the middle leaves a paused run as it was', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.epochs(1);
  await playground.button('Race').click();
  await playground.button('×4').click();
  await expect(page.getByTestId('race')).toContainText('32 · 32');
  await expect(page.getByTestId('lane-wasm')).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
  await playground.button('Close').click();
  await expect(playground.button('Train')).toBeVisible();
  expect(await playground.number('step')).toBe(25);
  await playground.epochs(1);
  expect(await playground.number('step')).toBe(50);
});

test('the race is reached on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = await new Playground(page).open();
  await playground.button('Settings').click();
  await playground.button('Race the backends').click();
  await expect(page.getByTestId('lane-wasm')).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('race')).toBeHidden();
});
