import { translate } from '../app/i18n/translate.ts';
import { optimizers } from '../engine/optimizers/index.ts';
import { descentFields } from '../engine/spec/descentSpec.ts';
import { enter, walkTo } from './keys.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const languages = ['en', 'zh'] as const;

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.beforeEach(({ page }) =>
      page.addInitScript((text) => localStorage.setItem('gradlab.preferences', text), JSON.stringify({ language })),
    );

    test('by keyboard a function is typed, walked down step by step, and sent to somebody', async ({
      page,
      otherVisitor,
    }) => {
      const playground = await new Playground(page, language).open();
      const { t, say } = playground;
      const { keyboard } = page;
      const dialog = page.getByRole('dialog', { name: t('descentTitle') });
      await enter(playground.button(t('descentOpen')));
      // The document's own optimizer, with its own rate.
      await expect(dialog.getByRole('heading', { name: t('descentStepOf', { step: 1, name: 'Adam' }) })).toBeVisible();
      await expect(dialog.getByRole('textbox', { name: say(optimizers.adam.fields.learningRate.label) })).toHaveValue(
        '0.01',
      );

      const formula = dialog.getByRole('textbox', { name: /^f\(x/ });
      await walkTo(formula);
      await keyboard.press('Control+A');
      await keyboard.type('x^2 +');
      await expect(dialog.locator('.formula-mistake')).toBeVisible();
      await keyboard.type(' 1');
      await expect(dialog.locator('.formula-mistake')).toHaveCount(0);
      await expect(dialog.getByRole('textbox', { name: 'f(x)', exact: true })).toBeFocused();

      const start = dialog.getByRole('textbox', { name: say(descentFields.x.label), exact: true });
      await walkTo(start);
      await keyboard.type('-2');
      await keyboard.press('Enter');
      const picker = dialog.getByRole('combobox', { name: t('descentRun', { number: 1 }) });
      await walkTo(picker);
      await keyboard.press('ArrowDown');
      await expect(dialog.getByRole('listbox').getByRole('option', { selected: true })).toBeFocused();
      await keyboard.press('Home');
      await keyboard.press('Enter');
      const name = say(optimizers.gradientDescent.label);
      const rate = dialog.getByRole('textbox', { name: say(optimizers.gradientDescent.fields.learningRate.label) });
      await walkTo(rate);
      await keyboard.type('0.1');
      await keyboard.press('Enter');

      // f = x² + 1 from −2 at 0.1: x ← −2 − 0.1 · (−4) = −1.6, then −1.28.
      await walkTo(dialog.getByRole('button', { name: t('descentToStart') }));
      const panel = dialog.locator('.step-numbers');
      const done = dialog.getByTestId('descent-step');
      await expect(panel.locator('.step-places')).toHaveText(/−2 → −1\.6$/);
      await expect(dialog.getByText(t('descentFalls', { from: '5', to: '3.56' }))).toBeVisible();
      await keyboard.press('ArrowRight');
      await expect(done).toHaveAttribute('data-value', '1');
      await expect(panel.locator('.step-places')).toHaveText(/−1\.6 → −1\.28$/);
      await expect(panel.locator('math').last()).toHaveText(/x←−1\.6−0\.1·\(−3\.2\)/);
      await expect(panel.locator('b').last()).toHaveText('= −1.28');
      await keyboard.press('ArrowRight');
      await keyboard.press('ArrowLeft');
      await expect(done).toHaveAttribute('data-value', '1');

      // The table goes to any step.
      await enter(dialog.getByRole('button', { name: t('descentTable') }));
      await expect(dialog.getByRole('row', { name: /^1 −1\.6 3\.56 −3\.2$/ })).toHaveAttribute('aria-current', 'true');
      await enter(dialog.getByRole('button', { name: '0', exact: true }));
      await expect(done).toHaveAttribute('data-value', '0');

      await enter(dialog.getByRole('button', { name: t('descentPlay') }), 'Shift+Tab');
      await expect(done).not.toHaveAttribute('data-value', '0');
      await enter(dialog.getByRole('button', { name: t('pause') }));
      const step = Number(await done.getAttribute('data-value'));

      const hash = await playground.link();
      expect(hash).toContain('/descent/');
      const theirs = await otherVisitor();
      await theirs.page.addInitScript(
        (text) => localStorage.setItem('gradlab.preferences', text),
        JSON.stringify({ language }),
      );
      await theirs.open(`#${hash.slice(hash.indexOf('/descent/'))}`);
      await expect(theirs.page.getByRole('textbox', { name: 'f(x)', exact: true })).toHaveValue('x^2 + 1');
      await expect(theirs.page.getByTestId('descent-step')).toHaveAttribute('data-value', String(step));
      await expect(theirs.page.getByRole('combobox', { name: t('descentRun', { number: 1 }) })).toContainText(name);

      await keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect.poll(() => new URL(page.url()).hash).not.toContain('/descent/');
    });

    test('every example fits on 1280×720 and on a phone', async ({ page }) => {
      for (const [width, height] of [
        [1280, 720],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await new Playground(page, language).open('#/descent/');
        const examples = page.getByLabel(translate(language, 'descentExample'));
        for (const option of await examples.locator('option:enabled').all()) {
          await examples.selectOption(String(await option.getAttribute('value')));
          const wide = await page
            .locator('dialog')
            .evaluate((dialog) =>
              [
                dialog,
                ...dialog.querySelectorAll('.dialog-body, .descent-stage, .descent-step-panel, .descent-settings'),
              ]
                .filter((part) => part.scrollWidth > part.clientWidth + 1)
                .map((part) => `${part.className}: ${part.scrollWidth} > ${part.clientWidth}`),
            );
          expect(wide).toEqual([]);
          if (width > 1000) {
            const body = page.locator('.dialog-body');
            expect(await body.evaluate((part) => part.scrollHeight - part.clientHeight)).toBeLessThanOrEqual(0);
          }
        }
      }
    });
  });
}

test('several optimizers side by side, one of which runs away', async ({ page }) => {
  const playground = await new Playground(page).open('#/descent/');
  const dialog = page.getByRole('dialog');
  const runs = dialog.locator('.descent-run');
  await expect(runs).toHaveCount(3);
  await playground.button('Add an optimizer').click();
  await expect(runs).toHaveCount(4);
  await expect(playground.button('Add an optimizer')).toHaveCount(0);
  await playground.button('Remove Adam').click();
  await expect(runs).toHaveCount(3);
  await playground.button('Show the numbers of Gradient descent').click();
  await runs.first().getByRole('textbox', { name: 'Learning rate' }).fill('0.2');
  await runs.first().getByRole('textbox', { name: 'Learning rate' }).press('Enter');
  await expect(dialog.getByText(/^f rises from .* the step is too long/)).toBeVisible();
  await dialog.getByRole('slider', { name: 'Step', exact: true }).press('End');
  await dialog.getByRole('slider', { name: 'Step', exact: true }).press('End');
  await expect(dialog.getByText(/^Gradient descent runs away: after step \d+ .* below 0\.2\.$/)).toBeVisible();
  await expect(dialog.getByText(/NaN|Infinity/)).toHaveCount(0);
  await playground.button('Show the numbers of Momentum').click();
  await expect(dialog.locator('.step-numbers')).toBeVisible();
});

test('a press on the picture sets the start, and a drag moves it', async ({ page }) => {
  await new Playground(page).open('#/descent/');
  const picture = page.locator('.descent-picture canvas');
  const box = (await picture.boundingBox())!;
  const start = page.getByRole('textbox', { name: 'Start x', exact: true });
  await picture.click({ position: { x: box.width / 4, y: box.height / 4 } });
  const pressed = Number(await start.inputValue());
  expect(pressed).not.toBe(-4);
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4, { steps: 4 });
  await page.mouse.up();
  expect(Number(await start.inputValue())).toBeGreaterThan(pressed + 1);
  // Where no button has the focus, Space plays.
  const done = page.getByTestId('descent-step');
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(done).not.toHaveAttribute('data-value', '0');
  await page.keyboard.press('Space');
  await page.keyboard.press('Home');
  await expect(done).toHaveAttribute('data-value', '0');
});

test('a link that was cut short says so and shows the standard descent', async ({ page }) => {
  await new Playground(page).open('#/descent/1.AAAA');
  await expect(page.getByText(/^This link could not be shown: .* copy the whole of it again/)).toBeVisible();
  await expect(page.locator('.descent-run')).toHaveCount(3);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('playing goes from step to step', async ({ page }) => {
    await new Playground(page).open('#/descent/');
    await page.getByRole('button', { name: 'Fast' }).click();
    await page.getByRole('button', { name: 'Play' }).click();
    await expect
      .poll(async () => Number(await page.getByTestId('descent-step').getAttribute('data-value')))
      .toBeGreaterThan(3);
  });
});
