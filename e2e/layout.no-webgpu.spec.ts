import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('at 1280×720 network, result and loss curve are together on screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const playground = await new Playground(page).open();
  await playground.button('One epoch').click();
  await playground.until('step', (step) => step === 25);
  for (const picture of [
    page.getByRole('article', { name: 'Dense 3' }),
    page.getByRole('figure', { name: /^Output of the network/ }),
    page.getByRole('region', { name: 'Curves' }),
  ]) {
    const box = await picture.boundingBox();
    expect(box).not.toBeNull();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
  }
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(720);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('everything is in one column, with the controls at the thumb', async ({ page }) => {
    const playground = await new Playground(page).open();
    const dock = page.getByRole('contentinfo');
    const train = dock.getByRole('button', { name: 'Train' });
    const box = await train.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(760);
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await train.tap();
    await playground.until('test-accuracy', (accuracy) => accuracy > 0.8);
    await dock.getByRole('button', { name: 'Pause' }).tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
