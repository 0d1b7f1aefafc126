import type { BrowserContext, Locator, Page } from '@playwright/test';
import { translate, type TextKey } from '../../app/i18n/translate.ts';
import { editedAt } from '../../app/state/editedAt.ts';
import { decodeLink } from '../../engine/exchange/link.ts';
import { uniform24 } from '../../engine/random/hash.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { unwrap } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';
import { Playground } from '../playground.ts';
import { expect } from '../quietTest.ts';

/** Milliseconds in which the page must answer, whatever it is busy with. */
export const patience = 5000;
/** Milliseconds in which an edit must have come to the address, and a load to its end. */
export const longest = 30_000;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

export const inAnyLanguage = ({ en, zh }: Words): RegExp => new RegExp(`^(${escaped(en)}|${escaped(zh)})$`);
export const named = (key: TextKey): RegExp => inAnyLanguage({ en: translate('en', key), zh: translate('zh', key) });

/** Everything that undo takes back, as it stands now: what is looked at, and when an edit was made, do not count. */
export function textOf(document: ModelSpec): string {
  const { view: _, edits: __, ...rest } = editedAt(document, Infinity);
  return JSON.stringify(rest);
}

/** A page that somebody wanders through; every draw follows from the seed and the number of the action. */
export class Walk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly playground: Playground;
  readonly #seed: number;
  #action = 0;
  #draws = 0;

  constructor(page: Page, seed: number) {
    this.page = page;
    this.context = page.context();
    this.playground = new Playground(page);
    this.#seed = seed;
  }

  /** What is drawn next does not depend on how much the actions before have drawn. */
  nextAction(): void {
    this.#action++;
    this.#draws = 0;
  }

  random(): number {
    return uniform24(this.#seed, 0, this.#action, this.#draws++);
  }

  whole(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  pick<Item>(list: readonly Item[]): Item {
    const item = list[this.whole(0, list.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** The document in the address bar. */
  get document(): ModelSpec {
    return unwrap(decodeLink(new URL(this.page.url()).hash));
  }

  /** The document when nothing is on its way to the address any more. */
  async settled(): Promise<ModelSpec> {
    const engine = this.page.getByTestId('engine');
    await expect(engine).toHaveAttribute('data-value', 'ready', { timeout: longest });
    let before = '';
    const stands = (): boolean => {
      const same = before === this.page.url();
      before = this.page.url();
      return same;
    };
    await expect.poll(stands, { intervals: [900], timeout: longest }).toBe(true);
    return this.document;
  }

  /** Waits until the address holds a document. */
  async holds(wanted: (document: ModelSpec) => unknown, value: unknown): Promise<void> {
    await expect.poll(() => wanted(this.document), { timeout: longest, intervals: [100] }).toEqual(value);
  }

  async answers(): Promise<void> {
    const drawn = this.page.evaluate(
      () => new Promise<boolean>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(true)))),
    );
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience));
    expect(await Promise.race([drawn, late]), `answers within ${patience} ms`).toBe(true);
  }

  /** Presses what can be seen, be it disabled or not. */
  async tap(locator: Locator): Promise<boolean> {
    if (!(await locator.isVisible())) return false;
    await locator.click({ force: true, timeout: patience });
    return true;
  }

  /** Closes whatever lies over the page, and takes the focus out of any control. */
  async clear(): Promise<void> {
    const over = this.page.locator('dialog[open], :popover-open');
    for (let press = 0; press < 4 && (await over.count()) > 0; press++) await this.page.keyboard.press('Escape');
    await expect(over).toHaveCount(0, { timeout: patience });
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }

  /** Undo brings back exactly the document before, redo the one after. */
  async backAndForth(before: string): Promise<void> {
    const after = textOf(await this.settled());
    if (after === before) return;
    await this.clear();
    await this.page.keyboard.press('Control+z');
    await this.holds(textOf, before);
    await this.page.keyboard.press('Control+Shift+z');
    await this.holds(textOf, after);
  }
}

export interface Action {
  /** What is done may change the document; any other must leave it as it is. */
  readonly edits: boolean;
  readonly run: (walk: Walk) => Promise<void>;
}
