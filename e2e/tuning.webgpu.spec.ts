import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

/** What this browser remembers of the variants that won. */
async function winners(): Promise<string[]> {
  // opening would make it, and then the worker would find it without its store
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'gradlab-variants')) return [];
  const result = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
    });
  const database = await result(indexedDB.open('gradlab-variants'));
  const keys = await result(database.transaction('winners').objectStore('winners').getAllKeys());
  database.close();
  return keys.map(String);
}

test('kernels are tuned while a net trains, for this adapter and its shapes', async ({ page }) => {
  test.slow();
  const playground = await new Playground(page).open();
  await playground.preset('digits');
  await playground.pin('webgpu');
  await playground.train();
  // the first layer's product and its weights' gradient: 32 samples, 784 pixels, 128 units
  await expect(async () => {
    const keys = await page.evaluate(winners);
    expect(keys.filter((key) => key.endsWith(' 32 128 784'))).toHaveLength(1);
    expect(keys.filter((key) => key.endsWith(' 784 128 32'))).toHaveLength(1);
    expect(keys.every((key) => key.startsWith('webgpu '))).toBe(true);
  }).toPass({ timeout: 80_000 });
  const before = await playground.number('step');
  await playground.until('step', (step) => step > before, 30_000);
  await playground.pause();
  await expect(page.getByTestId('backend')).toHaveAttribute('title', /webgpu \S+ \S+ \w+\d+x?\d*/);
});
