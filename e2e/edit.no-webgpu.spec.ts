import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('an impossible stack says what is wrong at its place and offers what cures it', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('blobs');
  await page.getByRole('article', { name: 'Dense' }).getByRole('button', { name: 'Units: more' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This cannot train yet');
  await expect(page.getByRole('article', { name: 'Dense' })).toContainText('the data need 5');
  await expect(playground.button('Train')).toBeDisabled();
  await playground.button('Give Dense 5 units').click();
  await expect(alert).toHaveCount(0);
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});

test('a value out of bounds is refused with the reason and nothing changes', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.set('Samples', '5');
  await expect(page.getByText('must be 10–20000, got 5')).toBeVisible();
  await playground.set('Samples', '600');
  await expect(page.getByText('must be 10–20000')).toBeHidden();
  await expect(page.getByText('480 train · 120 test')).toBeVisible();
});

test('a formula is checked as it is typed', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('curve');
  const formula = page.getByRole('textbox', { name: 'Formula', exact: true });
  await formula.fill('sin(');
  await expect(formula).toHaveAttribute('aria-invalid', 'true');
  await formula.fill('cos(x)');
  await expect(formula).toHaveAttribute('aria-invalid', 'false');
  await playground.ready();
  await playground.button('One epoch').click();
  await playground.until('epoch', (epoch) => epoch === 1);
});

test('layers are looked at and changed while the net trains', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.button('Train').click();
  await page.getByRole('button', { name: 'Show Dense 2' }).click({ position: { x: 6, y: 6 } });
  await expect(page.getByRole('heading', { name: 'Dense 2', level: 2 })).toBeVisible();
  await page.getByRole('button', { name: /^Weights of Dense 2/ }).hover({ position: { x: 20, y: 20 } });
  await expect(page.getByText(/^input 1 → unit 2/)).toBeVisible();
  await page.getByRole('article', { name: 'Dense 2' }).getByRole('button', { name: 'Units: more' }).click();
  await expect(page.getByText('115 parameters')).toBeVisible();
  await expect(playground.button('Pause')).toBeVisible();
  await playground.until('step', (step) => step > 50);
  await playground.button('Pause').click();
});

test('language and theme change at once and are kept', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.getByRole('button', { name: 'Language' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(playground.button('训练')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await playground.button('设置').click();
  await playground.button('浅色').click();
  await playground.button('明–暗').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(playground.button('训练')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('html')).toHaveAttribute('data-scale', 'lightness');
});

test('keys without Ctrl or Alt can be turned off', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.button('Settings').click();
  await page.getByRole('checkbox', { name: 'Keys without Ctrl or Alt' }).uncheck();
  await page.keyboard.press('Escape');
  await page
    .locator('main, .app')
    .first()
    .click({ position: { x: 300, y: 60 } });
  await page.keyboard.press('ArrowRight');
  await playground.button('One step').click();
  await playground.until('step', (step) => step === 1);
  await playground.button('Settings').click();
  await page.getByRole('checkbox', { name: 'Keys without Ctrl or Alt' }).check();
  await page.keyboard.press('Escape');
  await playground.button('Settings').blur();
  await page.keyboard.press('ArrowRight');
  await playground.until('step', (step) => step === 2);
});

test('a preset whose files are missing says which, and offers data of its own', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.choosePreset('mnist');
  await expect(page.getByRole('alert')).toContainText('train-images-idx3-ubyte.gz');
  await expect(page.getByText('Choose files')).toBeVisible();
  await expect(page.getByText('The picture comes as soon as this can train.').first()).toBeVisible();
  await playground.button('Use Drawn digits 28×28').click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.ready();
  await playground.button('One step').click();
  await playground.until('step', (step) => step === 1);
});
