import { defineConfig } from '@playwright/test';
import { findBrowser } from '../test/browser.mjs';

const port = Number(process.env['GRADLAB_E2E_PORT'] ?? 4187);
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('no browser found: `npm test -- --only e2e` installs one');

/** Chromium's software WebGPU adapter; without these two, requestAdapter() gives null. */
const webgpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
/**
 * With each window the browser opens hidden pages of its own, for the address bar, that take as much of a processor as a
 * test does. What follows them is what Playwright switches off, as the last such list counts.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'PaintHolding',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'ThirdPartyStoragePartitioning',
];
/** A browser fresh from the package must not go to the network by itself. */
const quiet = [
  `--disable-features=${withoutFeatures.join()}`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  timeout: 120_000,
  // A slow machine with two browsers on it may take seconds to start an engine; who does not wait pays nothing.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  // A page waits more than it works.
  workers: 2,
  // A sub-path, because that is how the page is served where it is taught from.
  // Traces of all that passes cost a quarter of the time: `--trace on` records one where it is wanted.
  use: { baseURL: `http://127.0.0.1:${port}/some/class/`, screenshot: 'only-on-failure' },
  webServer: { command: `node serve.mjs ${port}`, port, reuseExistingServer: false },
  // `x.webgpu.spec.ts` runs in the first only, `x.no-webgpu.spec.ts` in the second only, any other in both.
  projects: [
    {
      name: 'webgpu',
      testIgnore: '**/*.no-webgpu.spec.ts',
      use: { launchOptions: { executablePath, args: [...quiet, ...webgpu] } },
    },
    {
      name: 'no-webgpu',
      testIgnore: '**/*.webgpu.spec.ts',
      use: { launchOptions: { executablePath, args: quiet } },
    },
  ],
});
