import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('the introductory Keras example visibly learns on WebGPU', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('digits');
  await playground.pin('webgpu');
  // Ten classes: an untrained net has a loss of about ln 10.
  await playground.until('test-loss', (loss) => loss > 1.8, 30_000);
  await playground.train();
  await playground.until('step', (step) => step >= 60, 90_000);
  await playground.pause();
  await playground.until('test-loss', (loss) => loss < 1.5, 30_000);
  expect(await playground.number('test-accuracy')).toBeGreaterThan(0.5);
});
