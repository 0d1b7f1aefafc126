import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('a link that cannot be read says so, and the page works all the same', async ({ page }) => {
  const playground = await new Playground(page).open('#1.thisIsNoLink.AAAAAA');
  await expect(page.getByRole('alert')).toContainText('This link cannot be opened');
  await expect(page.getByRole('alert')).toContainText('copy the whole of it again');
  expect(new URL(page.url()).hash).toBe('#1.thisIsNoLink.AAAAAA');
  await playground.button('One step').click();
  await playground.until('step', (step) => step === 1);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a link pasted into the open page is opened', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('xor');
  const hash = await playground.link();
  await playground.preset('circle');
  expect(await playground.link()).not.toBe(hash);
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', 'xor');
  await playground.ready();
});

test('a link that cannot be read, pasted into the open page, takes nothing away', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.set('Noise', '30');
  const hash = await playground.link();
  await page.evaluate(() => {
    location.hash = '#1.thisIsNoLink.AAAAAA';
  });
  await expect(page.getByRole('alert')).toContainText('your network stays as it is');
  expect(new URL(page.url()).hash).toBe(hash);
  await page.reload();
  await expect(playground.field('Noise')).toHaveValue('30 %');
});

test('a link is copied, and opens the same document in another browser', async ({ page, otherVisitor, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const playground = await new Playground(page).open();
  await playground.set('Noise', '30');
  await playground.button('Share').click();
  await playground.button('Copy link').click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const theirs = await (await otherVisitor()).open(link);
  await expect(theirs.field('Noise')).toHaveValue('30 %');
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
