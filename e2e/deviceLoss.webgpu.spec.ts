import { chromium } from '@playwright/test';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('a lost GPU costs no work: training goes on from the last snapshot', async ({ baseURL }, { project }) => {
  // A browser of its own: Chromium remembers crashes, and gives a site no GPU after the second.
  const browser = await chromium.launch(project.use.launchOptions ?? {});
  try {
    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    const playground = await new Playground(await context.newPage()).open();
    await playground.pin('webgpu');
    await playground.epochs(4);
    const crash = await browser.newBrowserCDPSession();
    await crash.send('Browser.crashGpuProcess' as 'Browser.close').catch(() => {});
    await expect(playground.page.getByText('The GPU was lost')).toBeVisible({ timeout: 30_000 });
    await playground.ready();
    expect(await playground.number('step')).toBeLessThanOrEqual(100);
    const before = await playground.number('epoch');
    await playground.epochs(2);
    expect(await playground.number('epoch')).toBe(before + 2);
  } finally {
    await browser.close();
  }
});
