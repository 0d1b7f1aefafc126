import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('a reload in the middle of a run loses a few seconds at most', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.button('Train').click();
  await playground.until('step', (step) => step > 100);
  await page.waitForTimeout(3500);
  await page.reload();
  await playground.ready();
  await playground.until('step', (step) => step > 100);
});

test('what is changed the moment before a reload is not lost', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.set('Noise', '30');
  await page.reload();
  await expect(playground.field('Noise')).toHaveValue('30 %');
  await playground.set('Noise', '20');
  await page.waitForTimeout(800);
  await page.reload();
  await expect(playground.field('Noise')).toHaveValue('20 %');
});

test('weights that a changed network took over are still there after a reload', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.train();
  await playground.until('test-accuracy', (accuracy) => accuracy > 0.9);
  await playground.pause();
  await page.getByRole('article', { name: 'Dense 2' }).getByRole('button', { name: 'Units: more' }).click();
  await playground.ready();
  await playground.until('step', (step) => step === 0);
  const loss = await playground.settledLoss();
  expect(loss).toBeLessThan(0.5);
  await page.waitForTimeout(1000);
  await page.reload();
  await playground.ready();
  expect((await playground.settledLoss()).toPrecision(6)).toBe(loss.toPrecision(6));
});

test('a stack that cannot train is still there after a reload, and not the run before it', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('blobs');
  await playground.train();
  await playground.until('step', (step) => step > 20);
  await page.getByRole('article', { name: 'Dense' }).getByRole('button', { name: 'Units: more' }).click();
  await expect(page.getByRole('alert')).toContainText('the data need 5');
  await page.waitForTimeout(1500);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('the data need 5');
});

test('another document does not take up the run of this one', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.button('One epoch').click();
  await playground.until('step', (step) => step === 25);
  await playground.preset('circle');
  await page.waitForTimeout(600);
  await page.reload();
  await playground.ready();
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', 'circle');
  expect(await playground.number('step')).toBe(0);
});

test('where the browser keeps nothing the page says so and works', async ({ page }) => {
  await page.addInitScript(() => {
    const deny = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'indexedDB', { get: deny });
    Object.defineProperty(globalThis, 'localStorage', { get: deny });
  });
  const playground = await new Playground(page).open();
  await expect(page.getByRole('alert')).toContainText('keeps nothing for this page');
  await playground.button('One epoch').click();
  await playground.until('step', (step) => step === 25);
  await playground.button('Settings').click();
  await playground.button('Dark').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('where the engine cannot start', () => {
  test.use({ allowed: [/ERR_FAILED/, /worker/i] });

  test('the page says so and starts it again on request', async ({ page }) => {
    let blocked = true;
    await page.route('**/worker-*.js', (route) => (blocked ? route.abort() : route.continue()));
    await page.goto('');
    await expect(page.getByRole('alert')).toContainText('The engine stopped', { timeout: 20_000 });
    blocked = false;
    const playground = new Playground(page);
    await playground.button('Restart the engine').click();
    await playground.ready();
    await playground.button('One step').click();
    await playground.until('step', (step) => step === 1);
  });
});
