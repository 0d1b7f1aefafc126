import { decodeLink } from '../engine/exchange/link.ts';
import { decodePlaygroundLink } from '../engine/exchange/playgroundLink.ts';
import { unwrap } from '../engine/spec/problem.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

/** As the original page writes it, whole. */
const hash =
  '#activation=relu&regularization=L2&batchSize=25&dataset=xor&regDataset=reg-plane&learningRate=0.1' +
  '&regularizationRate=0.003&noise=15&networkShape=5,3&seed=0.26741&showTestData=true&discretize=false' +
  '&percTrainData=70&x=true&y=true&xTimesY=true&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false' +
  '&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=true';

async function opensAsItWas(playground: Playground): Promise<void> {
  const { page } = playground;
  await playground.ready();
  await expect(page.getByRole('radio', { name: 'Exclusive or' })).toBeChecked();
  for (const [label, value] of Object.entries({ 'Learning rate': '0.1', 'Batch size': '25', Noise: '15 %' }))
    await expect(playground.field(label)).toHaveValue(value);
  await expect(page.getByText('350 train · 150 test')).toBeVisible();
  await expect(page.getByRole('status', { name: 'Units' })).toHaveText(['5', '3', '1']);
  await expect(page.getByRole('group', { name: 'Features' }).getByRole('button', { pressed: true })).toHaveText([
    'x₁',
    'x₂',
    'x₁x₂',
  ]);
  for (const [layer, activation] of Object.entries({ 'Dense 1': 'ReLU', 'Dense 2': 'ReLU', 'Dense 3': 'Tanh' }))
    await expect(
      page.getByRole('article', { name: layer }).getByRole('combobox', { name: 'Activation' }),
    ).toContainText(activation);

  const note = page.getByRole('alert');
  await expect(note).toContainText('Opened from a link of the original 2D playground');
  await expect(note.getByRole('listitem')).toHaveText([
    /^seed=0.26741: points and start weights/,
    /: showTestData, hideText$/,
  ]);

  const before = await playground.settledLoss();
  await playground.epochs(10);
  await playground.until('test-loss', (loss) => loss < before / 2);

  await playground.button('Share').click();
  const shared = await page.getByLabel('Link', { exact: true }).inputValue();
  expect(unwrap(decodeLink(shared))).toEqual(unwrap(decodePlaygroundLink(hash)).document);
}

test('a link of the original 2D playground opens and trains from the address', async ({ page }) => {
  await opensAsItWas(await new Playground(page).open(hash));
});

test('a link of the original 2D playground opens and trains when it is pasted', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const playground = await new Playground(page).open();
  await page.evaluate((text) => navigator.clipboard.writeText(text), `https://playground.tensorflow.org/${hash}`);
  // What has the focus takes no text.
  await page.getByRole('radio', { name: 'Spiral' }).focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('radio', { name: 'Exclusive or' })).toBeChecked();
  await playground.preset('circle');
  await playground.button('Share').click();
  await page.getByLabel('Link', { exact: true }).focus();
  await page.keyboard.press('Control+v');
  await opensAsItWas(playground);
});
