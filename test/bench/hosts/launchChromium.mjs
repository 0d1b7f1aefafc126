import { chromium } from '@playwright/test';

/** WebGPU on the processor, as in the tests: without these flags a machine without GPU has no adapter. */
const args = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Signals are the caller's: Playwright's own handlers would close the browser and let the rest go on. @param {string} executablePath */
export const launchChromium = (executablePath) =>
  chromium.launch({ executablePath, args, handleSIGINT: false, handleSIGTERM: false });
