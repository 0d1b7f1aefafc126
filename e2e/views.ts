import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { descentWords } from '../app/i18n/words/descentWords.ts';
import type { TabName } from '../engine/lessons/conditions.ts';
import { linkOf, longFormulas } from './documents.ts';
import { Playground } from './playground.ts';

/** Something that people see of the page: where it opens and what brings it about, in any language. */
export interface View {
  readonly hash: string;
  readonly phone?: boolean;
  /** Nothing runs there. */
  readonly waits?: boolean;
  /** It lies over the page, and goes when something beside it is pressed. */
  readonly isOver?: boolean;
  readonly bring?: (page: Page) => Promise<void>;
}

/** The link of a preset, from its file. */
function at(preset: string): string {
  const json = readFileSync(new URL(`../engine/presets/${preset}.json`, import.meta.url), 'utf8');
  return linkOf(JSON.parse(json));
}

/** Trains for some epochs and stands still, so that there are curves and numbers. */
async function train(page: Page, epochs = 20): Promise<void> {
  const playground = new Playground(page);
  const button = page.locator('.train-controls .button-ink:visible');
  const start = await button.textContent();
  await button.click();
  await playground.until('epoch', (epoch) => epoch >= epochs);
  // A run may have come to its end by itself.
  if ((await button.textContent()) !== start) await button.click();
  await playground.settledLoss();
}

/** Opens the explanation of the next step and goes on by these keys. */
async function explain(page: Page, keys: readonly string[]): Promise<void> {
  await train(page, 5);
  await page.locator('.explain-button:visible').click();
  await page.getByTestId('walk-check').waitFor();
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  await page.getByTestId('walk-check').waitFor();
}

async function openTab(page: Page, name: TabName, content: string): Promise<void> {
  await page.locator(`[role=tab][id$="${name}"]`).click();
  await page.locator(content).first().waitFor();
}

/** Shows an earlier step of a run. */
async function lookBack(page: Page): Promise<void> {
  const timeline = page.getByTestId('timeline');
  // On a phone it lies below what is seen at first, and is told nothing there.
  await timeline.scrollIntoViewIfNeeded();
  await timeline.getByRole('slider').press('PageDown');
  await page.getByTestId('looking').waitFor();
}

/** A run and a branch of it at another learning rate, side by side. */
async function compareRuns(page: Page): Promise<void> {
  const compare = page.locator('.timeline-status button', { hasText: '2' });
  if (!(await compare.isVisible())) {
    await train(page, 30);
    await lookBack(page);
    await page.getByTestId('looking').getByRole('button').last().click();
    await page.getByRole('slider', { name: /^(Learning rate|学习率)$/ }).press('ArrowRight');
    await page.locator('.train-controls:visible').getByRole('button').nth(3).click();
  }
  await compare.click();
  await page.getByTestId('boundaries').waitFor();
}

/** Three optimizers in the narrow valley, after a few steps, with the numbers of the longest rule. */
async function bringDescent(page: Page): Promise<void> {
  await page.getByRole('button', { name: new RegExp(Object.values(descentWords.descentOpen).join('|')) }).click();
  await page.locator('.descent-settings select').first().selectOption('narrowValley');
  for (let step = 0; step < 5; step++) await page.locator('.descent-controls .button-icon').last().click();
  await page.locator('.descent-run-head .button-icon[aria-pressed]').last().click();
  await page.locator('.step-numbers').waitFor();
}

/** Every view that is worth a look: the checks of accessibility and the screenshots go through them all. */
export const views: Readonly<Record<string, View>> = {
  first: { hash: '' },
  spiral: { hash: at('spiral'), bring: (page) => train(page, 100) },
  classes: { hash: at('blobs'), bring: (page) => train(page) },
  curve: { hash: at('curve'), bring: (page) => train(page) },
  table: { hash: at('iris'), bring: (page) => train(page) },
  digits: { hash: at('opticalDigits'), bring: (page) => train(page, 10) },
  skip: { hash: at('skip'), bring: (page) => train(page) },
  evaluation: {
    hash: at('opticalDigits'),
    bring: async (page) => {
      await train(page, 10);
      await openTab(page, 'evaluation', '.evaluation');
    },
  },
  mapping: {
    hash: at('spiral'),
    bring: async (page) => {
      await train(page, 60);
      await openTab(page, 'mapping', '.mapping-thumb');
      await page.locator('.mapping-thumb').nth(2).click();
    },
  },
  mappingPhone: {
    hash: at('opticalDigits'),
    phone: true,
    bring: async (page) => {
      await train(page, 5);
      await openTab(page, 'mapping', '.mapping-thumb');
      await page.locator('.mapping-thumb').nth(1).click();
    },
  },
  past: {
    hash: at('spiral'),
    bring: async (page) => {
      await train(page, 30);
      await lookBack(page);
    },
  },
  compare: {
    hash: at('spiral'),
    isOver: true,
    bring: compareRuns,
  },
  statistics: {
    hash: at('spiral'),
    bring: async (page) => {
      await train(page);
      await openTab(page, 'statistics', '.spread:visible');
    },
  },
  landscape: {
    hash: at('spiral'),
    bring: async (page) => {
      await train(page, 100);
      await openTab(page, 'landscape', '[data-testid=landscape][data-value=done]');
    },
  },
  landscapePhone: {
    hash: at('spiral'),
    phone: true,
    bring: async (page) => {
      await openTab(page, 'landscape', '[data-testid=landscape][data-value=done]');
      await page.locator('.landscape').scrollIntoViewIfNeeded();
    },
  },
  explainForward: { hash: at('spiral'), bring: (page) => explain(page, ['ArrowRight']) },
  explainLoss: { hash: at('blobs'), bring: (page) => explain(page, ['l', 'ArrowRight', 'ArrowRight']) },
  explainBackward: { hash: at('spiral'), bring: (page) => explain(page, ['l', ']', ']', ']']) },
  explainSlope: {
    hash: linkOf(longFormulas),
    bring: (page) => explain(page, ['l', ']', ']', ']']),
  },
  explainUpdate: { hash: at('regularised'), bring: (page) => explain(page, ['l', ']', ']', ']', ']', ']', ']']) },
  explainPicture: { hash: at('opticalDigits'), bring: (page) => explain(page, ['ArrowRight']) },
  explainPhone: { hash: at('spiral'), phone: true, bring: (page) => explain(page, ['ArrowRight']) },
  picker: {
    hash: at('spiral'),
    isOver: true,
    bring: async (page) => {
      await page.locator('.card .picker').first().click();
      await page.locator('.picker-list [aria-selected=true]').waitFor();
    },
  },
  settings: {
    hash: at('spiral'),
    isOver: true,
    bring: async (page) => {
      await page.locator('.top > .button-icon').last().click();
      await page.locator('.option-list').waitFor();
    },
  },
  impossible: {
    hash: at('blobs'),
    bring: async (page) => {
      await page.locator('.inspector input[type=range]').first().press('ArrowRight');
      await page.getByRole('alert').first().waitFor();
    },
  },
  missing: { hash: at('mnist'), waits: true },
  fetch: {
    hash: at('mnist'),
    waits: true,
    isOver: true,
    bring: async (page) => {
      await page.locator('.file-picker .button-ink').first().click();
      await page.locator('dialog .fetch-facts').waitFor();
    },
  },
  phone: { hash: at('spiral'), phone: true, bring: (page) => train(page) },
  layerSheet: {
    hash: at('spiral'),
    phone: true,
    isOver: true,
    bring: async (page) => {
      await page.locator('.card:not(.card-input) > .card-body').first().click();
      await page.locator('.layer-sheet').waitFor();
    },
  },
  gallery: {
    hash: '',
    isOver: true,
    bring: async (page) => {
      await page.getByTestId('preset').click();
      await page.locator('[data-preset]').first().waitFor();
      await page.waitForTimeout(600);
    },
  },
  descent: { hash: '', isOver: true, bring: bringDescent },
  descentTable: {
    hash: '',
    isOver: true,
    bring: async (page) => {
      await bringDescent(page);
      await page.locator('.descent-settings select').first().selectOption('manyMinima');
      await page.locator('.descent-step-head button').last().click();
      await page.locator('.step-table').waitFor();
    },
  },
  descentPhone: { hash: '', phone: true, isOver: true, bring: bringDescent },
  share: {
    hash: at('xor'),
    isOver: true,
    bring: async (page) => {
      await page.locator('.copy-link button').click();
      await page.locator('dialog svg[role=img], dialog .qr').first().waitFor();
    },
  },
  race: {
    hash: at('spiral'),
    isOver: true,
    bring: async (page) => {
      await page.getByTestId('race-button').click();
      await page.locator('[data-testid=race][data-value=over]').waitFor();
    },
  },
  lesson: {
    hash: '#lesson=digits.4',
    bring: async (page) => {
      await page.locator('.lesson input').fill('100480');
      await page.locator('.lesson input').press('Enter');
      await page.locator('.lesson-reveal p').waitFor();
    },
  },
  lessonPhone: {
    hash: '#lesson=overfitting.1',
    phone: true,
    bring: async (page) => {
      await page.locator('.lesson-choice').first().click();
      await page.locator('.lesson-task').waitFor();
    },
  },
  shortcuts: {
    hash: '',
    isOver: true,
    bring: async (page) => {
      await page.keyboard.press('Shift+?');
      await page.locator('.shortcuts').waitFor();
    },
  },
};

export async function openView(page: Page, { hash, waits }: View): Promise<void> {
  await page.goto(hash);
  if (waits) await page.getByRole('alert').first().waitFor();
  else await new Playground(page).ready();
}
