import { activations } from '../engine/activations/index.ts';
import { formulaSentences } from '../engine/formula/formulaSentences.ts';
import { dense } from '../engine/layers/dense.ts';
import { sgd } from '../engine/optimizers/sgd.ts';
import { fillWords } from '../engine/spec/fillWords.ts';
import { linkOf } from './documents.ts';
import { enter, pick, walkTo } from './keys.ts';
import { Playground } from './playground.ts';
import { tabNames } from '../engine/lessons/conditions.ts';
import { expect, test as quietTest } from './quietTest.ts';

/** What every lesson does, without a mouse: with WebGPU the page speaks Chinese, without it English. */
const test = quietTest.extend<{ readonly playground: Playground; readonly backend: string }>({
  locale: async ({ locale }, provide, { project }) =>
    provide(project.name === 'webgpu' ? 'zh-CN' : (locale ?? 'en-US')),
  playground: async ({ page, locale }, provide) => provide(new Playground(page, locale === 'zh-CN' ? 'zh' : 'en')),
  backend: async ({ playground }, provide) => provide(playground.language === 'zh' ? 'webgpu' : 'wasm'),
});

const hidden = (units: number) => ({ type: 'dense', units, activation: 'tanh' });
const output = { type: 'dense', units: 1, activation: 'sigmoid' };

test('a net is built, solves the spiral and stays as it is over a reload', async ({ page, playground, backend }) => {
  const { t, say } = playground;
  await playground.open(
    linkOf({
      version: 1,
      data: { type: 'spiral', samples: 1000 },
      optimizer: { type: 'adam', learningRate: 0.03 },
      training: { batchSize: 128 },
      layers: [output],
      view: { backend },
    }),
  );
  await expect(page.locator('html')).toHaveAttribute('lang', playground.language === 'zh' ? 'zh-Hans' : 'en');
  await pick(
    playground.button(t('insertAfter', { name: t('input') })),
    page.getByRole('menuitem', { name: new RegExp(`^${say(dense.label)}`) }),
  );
  await walkTo(page.getByRole('slider', { name: say(dense.fields.units.label) }));
  await page.keyboard.press('ArrowRight');
  for (const key of ['Control+d', 'Control+d', '[', 'Delete']) await page.keyboard.press(key);
  await expect(page.getByRole('status', { name: say(dense.fields.units.label) })).toHaveText(['10', '10', '1']);
  await playground.ready();
  await enter(playground.button(t('train')));
  await playground.until('test-accuracy', (accuracy) => accuracy >= 0.95, 60_000);
  await page.keyboard.press('Enter');
  await expect(playground.button(t('train'))).toBeVisible();
  const [step, loss] = [await playground.number('step'), await playground.settledLoss()];
  await page.reload();
  await playground.ready();
  await expect(page.getByTestId('backend')).toHaveAttribute('data-value', backend);
  await playground.until('step', (now) => now === step);
  // WebGPU is asked for, and what is there at once may judge the first time: both agree to 32 bits.
  expect(Math.abs((await playground.settledLoss()) / loss - 1)).toBeLessThan(1e-5);
  await page.keyboard.press('Shift+ArrowRight');
  await playground.until('step', (now) => now > step);
});

test('a drawn digit is recognised', async ({ page, playground, backend }) => {
  const { t } = playground;
  await playground.open(
    linkOf({
      version: 1,
      data: 'opticalDigits',
      preprocessing: { scaling: 'minMax' },
      loss: 'categoricalCrossentropy',
      optimizer: { type: 'adam', learningRate: 0.01 },
      training: { epochs: 3 },
      layers: ['flatten', { ...hidden(32), activation: 'relu' }, { type: 'dense', units: 10, activation: 'softmax' }],
      view: { backend },
    }),
  );
  await enter(playground.button(t('train')));
  await playground.until('epoch', (epoch) => epoch === 3, 60_000);
  await walkTo(page.getByRole('tab', { name: t('tabLayer') }));
  for (let i = 0; i < tabNames.indexOf('evaluation'); i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: t('tabEvaluation') })).toBeFocused();
  await walkTo(page.getByRole('button', { name: new RegExp(`^${t('drawDigit')}`) }));
  const answer = page.locator('.pad-answer output');
  await expect(answer).toContainText(t('padEmpty'));
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowDown');
  await expect(answer).toContainText(t('padRead', { name: '1', share: '' }));
});

test('points are painted and an activation is typed', async ({ page, playground, backend }) => {
  const { t, say } = playground;
  const data = { type: 'xor', samples: 100 };
  await playground.open(linkOf({ version: 1, data, layers: [hidden(4), output], view: { backend } }));
  await enter(playground.button(t('paintThese')));
  await playground.ready();
  const list = page.getByRole('button', { name: t('paintList') });
  await expect(list).toContainText(t('paintCount', { count: 100, most: 500 }));
  const card = page.getByRole('article', { name: `${say(dense.label)} 1`, exact: true });
  const { label, fields } = activations.formula;
  await pick(
    card.getByRole('combobox', { name: say(dense.fields.activation.label) }),
    page.getByRole('option', { name: say(label), exact: true }),
  );
  const formula = playground.field(say(fields.formula.label));
  const type = async (text: string) => {
    await walkTo(formula);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };
  await type('x * tanh(z)');
  await expect(formula).toHaveAttribute('aria-invalid', 'true');
  const mistake = fillWords(formulaSentences.unknownVariable, { name: 'z', known: 'x' }, playground.language);
  await expect(page.getByText(mistake)).toBeVisible();
  await expect(page.locator('.formula-text mark')).toHaveText('z');
  await type('x * tanh(x)');
  await expect(formula).toHaveAttribute('aria-invalid', 'false');
  await expect(page.locator('.formula-input math')).toHaveCount(2);

  await walkTo(page.getByRole('application', { name: t('paintArea') }));
  for (const key of ['Shift+ArrowRight', 'ArrowUp', '0', 'Enter']) await page.keyboard.press(key);
  await expect(list).toContainText(t('paintCount', { count: 101, most: 500 }));
  await expect(page.getByText(t('paintPlaced', { name: '−1', x1: 1, x2: 0.25 }))).toBeAttached();
  await playground.ready();
  await enter(playground.button(t('epoch')));
  await playground.until('epoch', (epoch) => epoch === 1);
});

test('an impossible layer and a loss that blows up are recovered from', async ({ page, playground, backend }) => {
  const { t, say } = playground;
  const data = { type: 'plane', samples: 200 };
  await playground.open(
    linkOf({
      version: 1,
      data,
      loss: 'meanSquaredError',
      optimizer: 'sgd',
      layers: [{ type: 'dense', units: 1 }],
      view: { backend },
    }),
  );
  await enter(playground.button(t('moreOf', { label: say(dense.fields.units.label) })));
  await expect(page.getByRole('alert')).toContainText(t('refusedTitle'));
  await enter(playground.button(t('setOneUnit', { name: say(dense.label) })), 'Shift+Tab');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await playground.ready();

  const rate = playground.field(say(sgd.fields.learningRate.label));
  await walkTo(rate, 'Shift+Tab');
  await page.keyboard.insertText('0.5');
  await page.keyboard.press('Enter');
  await enter(playground.button(t('train')), 'Shift+Tab');
  const blewUp = page.getByText(new RegExp(t('divergedTitle', { step: '[\\d,]+' })));
  await expect(blewUp).toBeVisible({ timeout: 20_000 });
  await enter(playground.button(t('lowerRate', { rate: '0.05' })));
  await expect(rate).toHaveValue('0.05');
  await expect(playground.button(t('pause'))).toBeVisible();
  await playground.until('step', (step) => step > 50);
  await expect(blewUp).toHaveCount(0);
});

test('a trained net is shared with somebody else', async ({ page, playground, backend, otherVisitor }) => {
  const { t } = playground;
  const data = { type: 'xor', samples: 100 };
  await playground.open(linkOf({ version: 1, data, layers: [hidden(4), output], view: { backend } }));
  const untrained = await playground.settledLoss();
  await enter(playground.button(t('epoch')));
  await playground.until('epoch', (epoch) => epoch === 1);
  const loss = await playground.settledLoss();
  expect(loss).not.toBe(untrained);
  await enter(playground.button(t('share')));
  await walkTo(page.getByRole('checkbox', { name: t('shareWithWeights', { count: 17 }) }));
  await page.keyboard.press('Space');
  await expect(page.getByText(/\+\d+\.\d kB/)).toBeVisible();
  const link = await page.getByRole('textbox', { name: t('shareLink'), exact: true }).inputValue();
  const theirs = await (await otherVisitor()).open(link);
  await expect(theirs.page.getByTestId('backend')).toHaveAttribute('data-value', backend);
  expect((await theirs.settledLoss()).toPrecision(6)).toBe(loss.toPrecision(6));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test('a layer is changed in its sheet, and the net trains', async ({ page, playground, backend }) => {
    const { t, say } = playground;
    const data = { type: 'xor', samples: 100 };
    await playground.open(linkOf({ version: 1, data, layers: [hidden(4), output], view: { backend } }));
    const card = page.getByRole('article', { name: `${say(dense.label)} 1`, exact: true });
    await card.locator('.card-body').tap();
    const sheet = page.getByRole('dialog', { name: t('layerSheet') });
    await sheet.getByRole('textbox', { name: say(dense.fields.units.label) }).fill('5');
    await page.keyboard.press('Enter');
    await expect(card).toContainText('→ 5');
    await sheet.getByRole('button', { name: t('duplicateLayer') }).tap();
    await expect(sheet.getByRole('heading', { name: `${say(dense.label)} 2` })).toBeVisible();
    await sheet.getByRole('button', { name: t('close') }).tap();
    await playground.ready();
    await playground.button(t('train')).tap();
    await playground.until('epoch', (epoch) => epoch >= 1);
    await playground.button(t('pause')).tap();
    await expect(playground.button(t('train'))).toBeVisible();
  });
});
