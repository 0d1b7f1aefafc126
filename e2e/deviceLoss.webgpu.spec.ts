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
    await playground.train();
    await playground.until('step', (step) => step > 100, 30_000);
    // Snapshots are at least a second apart.
    await playground.page.waitForTimeout(3000);
    const step = await playground.number('step');
    const crash = await browser.newBrowserCDPSession();
    await crash.send('Browser.crashGpuProcess' as 'Browser.close').catch(() => {});
    await expect(playground.page.getByText(/The GPU was lost.*goes on from step [1-9]/)).toBeVisible({
      timeout: 30_000,
    });
    await playground.until('step', (now) => now > step + 200, 60_000);
  } finally {
    await browser.close();
  }
});
