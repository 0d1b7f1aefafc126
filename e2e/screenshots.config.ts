import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** Not a test: `npm run screenshots` writes pictures of every view. */
export default defineConfig({
  ...base,
  testMatch: 'screenshots.ts',
  outputDir: '../test-results/screenshots',
  projects: base.projects?.filter(({ name }) => name === 'no-webgpu') ?? [],
});
