import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('the introductory Keras example reads 10,000 drawn digits: at least 0.97 within 5 epochs', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('digits');
  await playground.pin('wasm');
  await playground.train();
  await playground.until('epoch', (epoch) => epoch === 5, 90_000);
  await playground.settledLoss();
  expect(await playground.number('test-accuracy')).toBeGreaterThanOrEqual(0.97);
});
