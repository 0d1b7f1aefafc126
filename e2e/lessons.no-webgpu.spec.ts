import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { lessons } from '../engine/lessons/index.ts';
import type { Condition, Lesson, Step } from '../engine/lessons/lesson.ts';
import { enter, pick, walkTo } from './keys.ts';
import { Playground } from './playground.ts';
import { expect, test } from './quietTest.ts';

const panel = (page: Page) => page.locator('.lesson');
const title = (page: Page) => panel(page).locator('h3');

/** Does by keyboard what a step waits for. */
async function act(playground: Playground, condition: Condition): Promise<void> {
  const { page, t } = playground;
  const { keyboard } = page;
  const toLesson = async () => {
    await keyboard.press('l');
    await expect(title(page)).toBeFocused();
  };
  switch (condition.type) {
    case 'epochs':
      await toLesson();
      await keyboard.press('Space');
      await playground.until('epoch', (epoch) => epoch >= (condition.atLeast ?? 1), 60_000);
      break;
    case 'weight': {
      await toLesson();
      await enter(panel(page).getByRole('button', { name: /^(Go to|转到)/ }));
      await enter(page.locator('.neuron[data-layer="dense1"][data-unit="0"]'));
      const isBias = condition.tensor?.endsWith('bias');
      const label = isBias ? t('biasShort') : t('fromInput', { from: (condition.index ?? 0) + 1 });
      await walkTo(playground.field(label));
      await keyboard.type(String(condition.value));
      await keyboard.press('Enter');
      await keyboard.press('Tab');
      break;
    }
    case 'setting': {
      const picker = page.locator('.card.chosen').getByRole('combobox');
      await pick(picker, page.getByRole('option', { name: 'ReLU', exact: true }));
      break;
    }
    case 'tab': {
      await walkTo(page.getByRole('tab', { selected: true }));
      const wanted = page.locator(`[role=tab][id$="${condition.name}"]`);
      while ((await wanted.getAttribute('aria-selected')) !== 'true') await keyboard.press('ArrowRight');
      break;
    }
    default:
      throw new Error(`no keys are known for ${condition.type}`);
  }
}

/** Answers, does what is asked and reads what comes of it, all without a mouse. */
async function take(playground: Playground, step: Step, wrongly: boolean): Promise<void> {
  const { page, t, say } = playground;
  await expect(title(page)).toHaveText(say(step.title));
  await expect(title(page)).toBeFocused();
  const { predict, check, reveal } = step;
  const isKnown = (await panel(page).locator('.lesson-reveal').textContent()) !== '';
  expect(isKnown, 'nothing is revealed before it is asked').toBe(false);
  if (predict?.choices) {
    const choice = predict.choices.find(({ right = false }) => right !== wrongly);
    await enter(panel(page).getByRole('button', { name: choice ? say(choice.text) : '', exact: true }));
  } else if (predict?.number) {
    await walkTo(panel(page).getByRole('textbox'));
    await page.keyboard.type(String(wrongly ? 12345 : predict.number.value));
    await page.keyboard.press('Enter');
  }
  for (const condition of check?.until ?? []) await act(playground, condition);
  const revealed = panel(page).locator('.lesson-reveal');
  if (reveal) await expect(revealed).toContainText(say(reveal).slice(0, 6));
  if (predict) await expect(revealed).toContainText(t(wrongly ? 'lessonNotQuite' : 'lessonRight'));
}

async function takeAll(playground: Playground, lesson: Lesson): Promise<void> {
  const { page, t } = playground;
  for (const [i, step] of lesson.steps.entries()) {
    await take(playground, step, i === 1);
    await page.keyboard.press('l');
    const isLast = i + 1 === lesson.steps.length;
    await enter(panel(page).getByRole('button', { name: t(isLast ? 'lessonFinish' : 'lessonNext'), exact: true }));
  }
  await expect(title(page)).toHaveText(t('lessonDone'));
}

async function startByKeys({ page }: Playground, lesson: string): Promise<void> {
  await page.locator('body').press('l');
  await enter(page.locator(`[data-lesson="${lesson}"]`));
}

test('a whole lesson in English by keyboard, and back to the model of before', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('xor');
  await playground.epochs(2);
  await page.keyboard.press('Escape');
  await startByKeys(playground, 'neuron');
  await takeAll(playground, lessons.neuron);
  await enter(panel(page).getByRole('button', { name: playground.t('lessonReturn'), exact: true }));
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', 'xor');
  await playground.until('epoch', (epoch) => epoch === 2);
  await page.getByTestId('preset').click();
  await expect(page.locator('[data-lesson="neuron"]')).toContainText('Done');
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('a whole lesson by keyboard', async ({ page }) => {
    const playground = await new Playground(page, 'zh').open();
    await startByKeys(playground, 'confusion');
    await takeAll(playground, lessons.confusion);
  });
});

test('a link opens a step as it is meant, and a reload stays there', async ({ page }) => {
  const playground = await new Playground(page).open('#lesson=byHand.7');
  await expect(title(page)).toHaveText('The update');
  await playground.ready();
  await panel(page).getByRole('textbox').fill('1.05');
  await playground.button('Answer').click();
  await playground.button('One step').click();
  await expect(panel(page)).toContainText('the page has done your sum');
  expect(await playground.link()).toMatch(/^#1\..*&lesson=byHand\.7$/);
  await page.reload();
  await playground.ready();
  await expect(title(page)).toHaveText('The update');
  await playground.until('step', (step) => step === 1);
  await expect(panel(page)).toContainText('As you said.');
  await page.getByTestId('preset').click();
  await expect(page.locator('[data-lesson="byHand"]')).toContainText('Step 7 of 8');
});

test('a link to a step that looks at a trained network trains it', async ({ page }) => {
  const playground = await new Playground(page).open('#lesson=mapping.4');
  await playground.until('epoch', (epoch) => epoch === 100);
  await expect(title(page)).toHaveText('Each neuron is a mapping too');
});

test('the model of before outlasts a reload, and a link typed into the open page', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.preset('circle');
  await playground.epochs(3);
  await page.evaluate(() => (location.hash = '#lesson=descent.5'));
  await expect(title(page)).toHaveText('Longer steps');
  await page.evaluate(() => (location.hash = '#lesson=overfitting.1'));
  await expect(title(page)).toHaveText('Few points, many weights');
  await page.waitForURL(/&lesson=overfitting\.1$/);
  await page.reload();
  await playground.ready();
  await playground.button(playground.t('lessonLeave')).click();
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', 'circle');
  await playground.until('epoch', (epoch) => epoch === 3);
  await expect(panel(page)).toHaveCount(0);
});

test('a lesson that does not exist says so', async ({ page }) => {
  await new Playground(page).open('#lesson=nonsense.1');
  await expect(page.getByRole('alert')).toContainText('There is no lesson “nonsense” here');
});

const own = {
  lesson: 1,
  title: 'My own lesson',
  about: 'One step.',
  minutes: 5,
  steps: [
    {
      title: 'Count <b>them</b>',
      text: 'How many layers?',
      set: { preset: 'xor' },
      point: 'network',
      predict: { question: 'How many?', number: { value: 2, within: 0 } },
      reveal: 'Two.',
    },
  ],
};

test('a teacher’s file is opened, one with a mistake is refused with its place', async ({ page }) => {
  const playground = await new Playground(page).open();
  await playground.button('Share').click();
  const input = page.locator('dialog input[type=file]');
  const give = (lesson: object) =>
    input.setInputFiles({
      name: 'mine.lesson.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(lesson)),
    });
  await give({ ...own, steps: [{ ...own.steps[0], point: 'the moon' }] });
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('steps[0].point must be one of train, ');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('the moon');
  await give(own);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(title(page)).toHaveText('Count <b>them</b>');
  await expect(page.getByTestId('preset')).toHaveAttribute('data-value', 'xor');
  await page.reload();
  await playground.ready();
  await expect(title(page)).toHaveText('Count <b>them</b>');
  await panel(page).getByText('Share this step').click();
  const [download] = await Promise.all([page.waitForEvent('download'), playground.button('Save as a file').click()]);
  expect(download.suggestedFilename()).toBe('gradlab-my-own-lesson.lesson.json');
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ lesson: 1, minutes: 5 });
});
