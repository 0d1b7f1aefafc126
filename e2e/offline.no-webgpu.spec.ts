import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

// The browser says so by itself of every file that is asked for without a network.
test.use({ allowed: [/ERR_INTERNET_DISCONNECTED/] });

test('without a network the page goes on, and what it has still to fetch comes with the network', async ({
  page,
  context,
}) => {
  const playground = await new Playground(page).open();
  await context.setOffline(true);
  await page.getByRole('tab', { name: 'Evaluate' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be fetched');
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
  await playground.button('Share').click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('cannot be fetched');
  await playground.button('Try again').last().click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('cannot be fetched');
  await context.setOffline(false);
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.evaluation')).toBeVisible();
});

test('data that have still to be fetched say so, the run before stays, and they come on request', async ({
  page,
  context,
}) => {
  const playground = await new Playground(page).open();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
  await playground.button('Preset: Spiral').click();
  await expect(page.locator('[data-preset=iris]')).toBeVisible();
  await context.setOffline(true);
  await page.locator('[data-preset=iris]').click();
  await expect(page.getByRole('alert')).toContainText('data cannot be fetched');
  await playground.button('Try again').click();
  await expect(page.getByRole('alert')).toContainText('data cannot be fetched');
  await context.setOffline(false);
  await playground.button('Try again').click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});

test('a backend that has still to be fetched does so as well', async ({ page, context }) => {
  const playground = await new Playground(page).open();
  await playground.preset('blobs');
  await page.getByRole('article', { name: 'Dense' }).getByRole('button', { name: 'Units: more' }).click();
  await page.waitForTimeout(800);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('the data need 5');
  await context.setOffline(true);
  await playground.button('Give Dense 5 units').click();
  await expect(page.getByRole('alert')).toContainText('backend cannot be fetched');
  await context.setOffline(false);
  await playground.button('Try again').click();
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});

test.describe('where a file of the page is gone', () => {
  test.use({ allowed: [/404/] });

  test('the part that needs it says so, and trying again starts the page anew, with all that was done', async ({
    page,
  }) => {
    let gone = true;
    await page.route('**/Share-*.js', (route) => (gone ? route.fulfill({ status: 404 }) : route.continue()));
    const playground = await new Playground(page).open();
    await playground.set('Noise', '30');
    await playground.button('Share').click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('cannot be fetched');
    gone = false;
    await Promise.all([page.waitForEvent('load'), playground.button('Try again').click()]);
    await playground.ready();
    await expect(playground.field('Noise')).toHaveValue('30 %');
    await playground.button('Share').click();
    await expect(playground.button('Copy link')).toBeVisible();
  });
});
