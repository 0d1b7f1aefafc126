import { test } from '@playwright/test';
import { openView, views } from './views.ts';

const sizes = { '1440x900': [1440, 900], '1280x720': [1280, 720], '390x844': [390, 844] } as const;

/** Every view at every size, in both themes and both languages: `screenshots/<view>-<size>-<theme>-<language>.png`. */
for (const [name, view] of Object.entries(views)) {
  if (view.phone) continue;
  for (const [size, [width, height]] of Object.entries(sizes)) {
    for (const theme of ['light', 'dark']) {
      for (const language of ['en', 'zh']) {
        test(`${name} ${size} ${theme} ${language}`, async ({ page }) => {
          await page.setViewportSize({ width, height });
          const preferences = JSON.stringify({ theme, language });
          await page.addInitScript((text) => localStorage.setItem('gradlab.preferences', text), preferences);
          await openView(page, view);
          await view.bring?.(page);
          await page.screenshot({ path: `screenshots/${name}-${size}-${theme}-${language}.png` });
        });
      }
    }
  }
}
