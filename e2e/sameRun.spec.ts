import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

test('a link gives the same run in another browser, to six digits after 200 steps', async ({ page, otherVisitor }, {
  project,
}) => {
  const backend = project.name === 'webgpu' ? 'webgpu' : 'wasm';
  const mine = await new Playground(page).open();
  await mine.pin(backend);
  // 800 training points in batches of 32: 25 steps an epoch.
  await mine.epochs(8);
  expect(await mine.number('step')).toBe(200);
  const loss = await mine.settledLoss();
  await expect(page).toHaveURL(/#1\./);

  const theirs = await (await otherVisitor()).open(page.url());
  await expect(theirs.page.getByTestId('backend')).toHaveAttribute('data-value', backend);
  await theirs.epochs(8);
  expect((await theirs.settledLoss()).toPrecision(6)).toBe(loss.toPrecision(6));
});
