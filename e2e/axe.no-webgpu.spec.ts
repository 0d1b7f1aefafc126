import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, test } from './quietTest.ts';
import { openView, views } from './views.ts';

// The checker is put into the page, which its policy forbids to strangers. Colours are judged as they stay.
test.use({ bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } });

/** Rules whose outcome a theme changes: the others see no colours. */
const coloured = ['color-contrast', 'link-in-text-block'];

/** By all rules, or only by those of one kind. */
async function violations(page: Page, rules?: 'coloured' | 'uncoloured'): Promise<string[]> {
  const options = {
    resultTypes: ['violations' as const],
    ...(rules === 'coloured' && { runOnly: coloured }),
    ...(rules === 'uncoloured' && { rules: Object.fromEntries(coloured.map((id) => [id, { enabled: false }])) }),
  };
  return page.evaluate(async (how) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const { violations: found } = await checker.run(document, how);
    return found.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    );
  }, options);
}

for (const [name, view] of Object.entries(views)) {
  test(`axe finds nothing on ${name}`, async ({ page }) => {
    await page.setViewportSize(view.phone ? { width: 390, height: 844 } : { width: 1280, height: 720 });
    await openView(page, view);
    await view.bring?.(page);
    await page.evaluate(axe.source);
    expect.soft(await violations(page), 'English, light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await violations(page, 'coloured'), 'English, dark').toEqual([]);
    // Another language has the same colours; what lies over the page would have to be brought again.
    if (view.isOver) return;
    await page.getByRole('button', { name: /^Language/ }).click();
    expect.soft(await violations(page, 'uncoloured'), 'Chinese').toEqual([]);
  });
}
