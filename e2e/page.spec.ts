import { expect, test } from '@playwright/test';

test('the page opens under its policy, from a sub-path, without a word to any other origin', async ({
  page,
  baseURL,
}) => {
  const outside: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    const { href, protocol } = new URL(request.url());
    if (!href.startsWith(String(baseURL)) && protocol !== 'data:' && protocol !== 'blob:') outside.push(href);
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto('');
  await expect(page).toHaveTitle(/Gradlab/);
  await expect(page.locator('#root')).not.toBeEmpty();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(await page.locator('script:not([src])').count()).toBe(0);
  expect(outside).toEqual([]);
  expect(problems).toEqual([]);
});

test('the browser of this project has WebGPU, or has not, as the project says', async ({ page }, { project }) => {
  await page.goto('');
  const adapter = await page.evaluate(async () => {
    const found = await navigator.gpu?.requestAdapter();
    return found?.info.architecture ?? 'none';
  });
  expect(adapter).toBe(project.name === 'webgpu' ? 'swiftshader' : 'none');
});
