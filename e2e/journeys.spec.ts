import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('the first screen trains the spiral to a test accuracy of at least 0.95', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.train();
  await playground.until('test-accuracy', (accuracy) => accuracy >= 0.95, 60_000);
  await playground.pause();
  expect(await playground.number('test-loss')).toBeLessThan(0.2);
});

test('a link gives the same run in another browser, to six digits after 200 steps', async ({ page, otherVisitor }, {
  project,
}) => {
  const backend = project.name === 'webgpu' ? 'webgpu' : 'wasm';
  const mine = await new Playground(page).open();
  await mine.pin(backend);
  // 800 training points in batches of 32: 25 steps an epoch.
  await mine.epochs(8);
  expect(await mine.number('step')).toBe(200);
  const loss = await mine.settledLoss();
  await expect(page).toHaveURL(/#1\./);

  const theirs = await (await otherVisitor()).open(page.url());
  await expect(theirs.page.getByTestId('backend')).toHaveAttribute('data-value', backend);
  await theirs.epochs(8);
  expect((await theirs.settledLoss()).toPrecision(6)).toBe(loss.toPrecision(6));
});

test('a reload resumes where the run was', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.train();
  await playground.until('epoch', (epoch) => epoch >= 20, 30_000);
  await playground.pause();
  const step = await playground.number('step');
  const loss = await playground.settledLoss();
  await page.waitForTimeout(500);
  await page.reload();
  await playground.ready();
  await expect(page.getByTestId('step')).toHaveAttribute('data-value', String(step));
  expect((await playground.settledLoss()).toPrecision(6)).toBe(loss.toPrecision(6));
  await playground.epochs(1);
  expect(await playground.number('step')).toBeGreaterThan(step);
});

test('a damaged link says so, and the page stays usable', async ({ page }) => {
  const playground = await new Playground(page).open('#1.damaged.link');
  await expect(page.getByRole('alert').first()).toContainText('link');
  await playground.epochs(1);
  expect(await playground.number('step')).toBe(25);
});

test('a learning rate moved while training acts at once and comes along in the link', async ({
  page,
  otherVisitor,
}) => {
  const mine = await new Playground(page).open();
  await mine.pin('wasm');
  await mine.epochs(2);
  await page.getByLabel('Learning rate').first().focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
  await mine.epochs(2);
  const loss = await mine.settledLoss();
  await page.waitForTimeout(600);

  const theirs = await (await otherVisitor()).open(page.url());
  await theirs.epochs(4);
  expect((await theirs.settledLoss()).toPrecision(6)).toBe(loss.toPrecision(6));
});
