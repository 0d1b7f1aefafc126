import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, test } from './quietTest.ts';
import { openView, views } from './views.ts';

// The checker is put into the page, which its policy forbids to strangers. Colours are judged as they stay.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } });

/** Rules whose outcome a theme changes: the others see no colours. */
const coloured = ['color-contrast', 'link-in-text-block'];

async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const { violations: found } = await checker.run(document, {
      resultTypes: ['violations'],
      ...(only && { runOnly: [...only] }),
    });
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    );
  }, rules);
}

for (const [name, view] of Object.entries(views)) {
  test(`axe finds nothing on ${name}`, async ({ page }) => {
    await page.setViewportSize(view.phone ? { width: 390, height: 844 } : { width: 1280, height: 720 });
    await openView(page, view);
    await view.bring?.(page);
    expect.soft(await violations(page), 'English, light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(page, coloured), 'English, dark').toEqual([]);
    if (view.isOver) await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Language/ }).click();
    if (view.isOver) await view.bring?.(page);
    expect.soft(await violations(page), 'Chinese, dark').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect.soft(await violations(page, coloured), 'Chinese, light').toEqual([]);
  });
}
