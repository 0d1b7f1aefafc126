import type { Page } from '@playwright/test';
import { linkOf } from './documents.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const position = (page: Page): Promise<string | null> => page.getByTestId('walk-position').textContent();

/** The value at the end of the first formula, as the page writes it. */
async function shownValue(page: Page): Promise<number> {
  const text = await page.locator('.walk-numbers b').first().textContent();
  return Number((text ?? '').replace('=', '').replace('−', '-').trim());
}

async function openExplanation(playground: Playground): Promise<void> {
  await playground.button(playground.t('explain')).click();
  await expect(playground.page.getByTestId('walk-check')).toBeVisible();
}

test('a misclassified point is pressed, one weight followed to its update, and the net then has the announced value', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const playground = await new Playground(page).open();
  await playground.preset('spiral');
  await playground.epochs(3);
  await openExplanation(playground);
  expect(await position(page)).toMatch(/^1 of \d+$/);

  // The worst training sample is a misclassified one; the first step says where it lies.
  await playground.button(playground.t('walkWorst')).click();
  await expect(page.getByText(playground.t('walkOneSample'))).toBeVisible();
  await expect.poll(() => shownValue(page)).not.toBeNaN();
  const x1 = await shownValue(page);
  await page.locator('.tensor-read').last().press('ArrowRight');
  await page.locator('.tensor-read').last().press('ArrowRight');
  await page.locator('.tensor-read').last().press('Enter');
  await expect.poll(() => shownValue(page)).not.toBe(x1);
  const x2 = await shownValue(page);
  await playground.button(playground.t('walkBackToBatch')).click();
  await expect(page.getByText(playground.t('walkOneSample'))).toHaveCount(0);

  // Pressed on the map it is explained alone, as the next batch does not hold it.
  const map = page.locator('.explain-layer');
  const { width = 0, height = 0 } = (await map.boundingBox()) ?? {};
  await map.click({ position: { x: ((x1 + 6) / 12) * width, y: ((6 - x2) / 12) * height } });
  await expect(page.getByText(playground.t('walkOneSample'))).toBeVisible();
  // A pixel of the map is 0.05 wide: a neighbour may lie nearer to its middle.
  await expect.poll(async () => Math.abs((await shownValue(page)) - x2)).toBeLessThan(0.05);

  // Forward: the weighted sum; the weight from input 2 to unit 3 is pressed.
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.walk-title')).toContainText('Weighted sums + Bias');
  await page
    .locator('.tensor')
    .filter({ has: page.locator('figcaption', { hasText: '2 × 8' }) })
    .locator('.tensor-read')
    .click({ position: { x: 110, y: 35 } });
  await expect(page.locator('.walk-title')).toContainText('Update');
  await expect(page.getByTestId('walk-check')).toContainText(playground.t('walkAgrees'));
  await expect(page.locator('.wire-read')).toContainText('input 2 → unit 3');

  const steps = await playground.number('step');
  await playground.button(playground.t('walkApply')).click();
  const told = page.getByTestId('walk-applied');
  await expect(told).toContainText('Announced');
  await playground.until('step', (step) => step === steps + 1);
  const [, announced = '', actual = ''] =
    /Announced (\S+), in the running net (\S+):/.exec((await told.textContent()) ?? '') ?? [];
  const [wanted, found] = [announced, actual].map((text) => Number(text.replace('−', '-')));
  expect(wanted).not.toBeNaN();
  expect(Math.abs(wanted! - found!)).toBeLessThanOrEqual(1e-5 * Math.abs(wanted!));
});

test('keys go through the steps, and the link leads back to the very place', async ({ page }) => {
  const playground = await new Playground(page).open();
  await page.keyboard.press('e');
  await expect(page.getByTestId('walk-check')).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.locator('.walk-title')).toContainText('Loss');
  await page.keyboard.press(']');
  await expect(page.locator('.walk-title')).toContainText('Backward');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.walk-title')).toContainText('Loss of the batch');
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
  await page.locator('.tensor-result .tensor-read').click({ position: { x: 3, y: 30 } });
  const here = await position(page);
  const title = await page.locator('.walk-title').textContent();
  const link = await playground.link();
  await page.goto('about:blank');
  await playground.open(link);
  await expect(page.getByTestId('walk-position')).toHaveText(here!);
  await expect(page.locator('.walk-title')).toHaveText(title!);
  await page.keyboard.press('e');
  await expect(page.getByTestId('walk-position')).toHaveCount(0);
});

test('the walk of a link waits while its network cannot train: what mends it has its place', async ({ page }) => {
  const layers = [{ type: 'dense', units: 3, activation: 'sigmoid' }];
  const playground = new Playground(page);
  await page.goto(linkOf({ version: 1, layers, view: { walk: 'step=2' } }));
  await expect(page.getByText(playground.t('refusedTitle'))).toBeVisible();
  await expect(page.locator('.walk')).toHaveCount(0);
  await expect(page.locator('.data-panel')).toBeVisible();
  await expect(playground.button(playground.t('explain'))).toBeDisabled();
  await playground.button('Give Dense 1 unit').click();
  await expect(page.getByTestId('walk-position')).toHaveText(/^2 of/);
});

test('a published example opens at its decimals, with its source, and shows the printed numbers', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.choosePreset('twoTwoTwo');
  await expect(page.getByTestId('walk-check')).toContainText(playground.t('walkAgrees'));
  await expect(page.getByRole('link', { name: /Matt Mazur/ })).toHaveAttribute('href', /mattmazur\.com/);
  await page.keyboard.press('l');
  await page.keyboard.press(']');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.walk-numbers b').last()).toContainText('0.298371109');
  await page.getByLabel(playground.t('walkPhase')).getByText(playground.t('walk_update')).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.walk-title')).toContainText('0.400000000 → 0.358916480');
});

test('a net of six million parameters opens while it tells how far it is, and can be left', async ({ page }) => {
  const wide = { type: 'dense', units: 2048, activation: 'relu' };
  const playground = await new Playground(page).open(
    linkOf({
      version: 1,
      data: { type: 'drawnDigits', samples: 300 },
      preprocessing: { scaling: 'byte' },
      training: { batchSize: 64 },
      layers: ['flatten', wide, wide, { type: 'dense', units: 10, activation: 'softmax' }],
      loss: 'categoricalCrossentropy',
      view: { backend: 'wasm' },
    }),
  );
  await playground.button(playground.t('explain')).click();
  const progress = page.getByRole('progressbar', { name: playground.t('walkOpening') });
  await progress.waitFor();
  await playground.button(playground.t('cancel')).click();
  await expect(page.locator('.walk')).toHaveCount(0);
  await openExplanation(playground);
  await expect(progress).toHaveCount(0);
  await expect(page.getByTestId('walk-check')).toContainText(playground.t('walkAgrees'));
});

test('a sample can be typed, with its target, and as many decimals as wanted', async ({ page }) => {
  const playground = await new Playground(page).open();
  await openExplanation(playground);
  await page.getByRole('button', { name: playground.t('walkTypeSample') }).click();
  await page.getByLabel(playground.t('walkInputs')).fill('0.05, 0.1');
  await page.getByLabel(playground.t('walkTargets')).fill('1');
  await page.getByRole('button', { name: playground.t('walkShow'), exact: true }).click();
  await expect(page.getByText(playground.t('walkOwnSample'), { exact: true })).toBeVisible();
  await expect.poll(() => shownValue(page)).toBe(0.05);
  const more = page.getByRole('button', { name: playground.t('moreOf', { label: playground.t('walkDecimals') }) });
  await more.click();
  await more.click();
  await expect(page.locator('.walk-numbers b').first()).toContainText('0.050000');
  await expect(playground.button(playground.t('walkApply'))).toBeDisabled();
  await expect(page.getByTestId('walk-applied')).toHaveText(playground.t('walkNoApplyOwn'));
});
