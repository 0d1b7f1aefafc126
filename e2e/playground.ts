import { expect, type Locator, type Page } from '@playwright/test';
import { translate, type TextKey, type TextValues } from '../app/i18n/translate.ts';
import type { Language, Words } from '../engine/spec/words.ts';

/** The page as a person uses it: by its labels, and by the numbers it shows. */
export class Playground {
  readonly page: Page;
  readonly language: Language;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.language = language;
  }

  /** What the page says, in its language. */
  readonly t = (key: TextKey, values?: TextValues): string => translate(this.language, key, values);

  readonly say = (words: Words): string => words[this.language];

  async open(hash = ''): Promise<this> {
    await this.page.goto(hash);
    await this.ready();
    return this;
  }

  async ready(): Promise<void> {
    await expect(this.page.getByTestId('engine')).toHaveAttribute('data-value', 'ready');
    await expect(this.page.getByTestId('backend')).not.toHaveAttribute('data-value', '');
  }

  async preset(name: string): Promise<void> {
    await this.choosePreset(name);
    await this.ready();
  }

  /** Opens the gallery and the preset; one that waits for files is not ready after it. */
  async choosePreset(name: string): Promise<void> {
    await this.page.getByTestId('preset').click();
    await this.page.locator(`[data-preset="${name}"]`).click();
    await expect(this.page.getByTestId('preset')).toHaveAttribute('data-value', name);
  }

  /** Pins a backend and waits until it runs. */
  async pin(backend: 'wasm' | 'webgpu'): Promise<void> {
    await this.page.getByLabel(this.t('backend'), { exact: true }).selectOption(backend);
    await expect(this.page.getByTestId('backend')).toHaveAttribute('data-value', backend);
    await this.ready();
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A setting that is typed, by its label. */
  field(label: string) {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  async set(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
    await this.field(label).press('Enter');
  }

  /** Chooses a member by its name from the list of a labelled button; `scope` where several have that label. */
  async choose(label: string, option: string, scope: Page | Locator = this.page): Promise<void> {
    await scope.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
    await expect(scope.getByRole('combobox', { name: label, exact: true })).toContainText(option);
  }

  /** The part of the address after `#`, once it says what the page shows. */
  async link(): Promise<string> {
    await this.page.waitForTimeout(800);
    return new URL(this.page.url()).hash;
  }

  train(): Promise<void> {
    return this.button(this.t('train')).click();
  }

  /** Pauses; the numbers stand still when the button offers to train again. */
  async pause(): Promise<void> {
    await this.button(this.t('pause')).click();
    await expect(this.button(this.t('train'))).toBeVisible();
  }

  /** So many whole epochs, one press each. */
  async epochs(count: number): Promise<void> {
    const before = await this.number('epoch');
    for (let done = 1; done <= count; done++) {
      await this.button(this.t('epoch')).click();
      await expect(this.page.getByTestId('epoch')).toHaveAttribute('data-value', String(before + done), {
        timeout: 60_000,
      });
    }
  }

  async number(id: string): Promise<number> {
    const value = await this.page.getByTestId(id).getAttribute('data-value');
    return value === null || value === '' ? Number.NaN : Number(value);
  }

  /** Waits until a shown number is as wanted. */
  async until(id: string, holds: (value: number) => boolean, timeout = 30_000): Promise<void> {
    await expect
      .poll(async () => holds(await this.number(id)), {
        timeout,
        intervals: [100],
        message: `${id}, last ${await this.number(id)}`,
      })
      .toBe(true);
  }

  /** The test loss of this very step, once it has been judged. */
  async settledLoss(): Promise<number> {
    let before = Number.NaN;
    await expect
      .poll(
        async () => {
          const now = await this.number('test-loss');
          const same = now === before;
          before = now;
          return same;
        },
        { intervals: [400] },
      )
      .toBe(true);
    return before;
  }
}
