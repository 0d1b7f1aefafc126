import type { Page } from '@playwright/test';
import { expect } from './quietTest.ts';

/** The page as a person uses it: by its labels, and by the numbers it shows. */
export class Playground {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

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
    await this.page.getByLabel('Preset', { exact: true }).selectOption(name);
    await this.ready();
  }

  /** Pins a backend and waits until it runs. */
  async pin(backend: 'wasm' | 'webgpu'): Promise<void> {
    await this.page.getByLabel('Backend', { exact: true }).selectOption(backend);
    await expect(this.page.getByTestId('backend')).toHaveAttribute('data-value', backend);
    await this.ready();
  }

  train(): Promise<void> {
    return this.page.getByRole('button', { name: 'Train', exact: true }).click();
  }

  /** Pauses; the numbers stand still when the button offers to train again. */
  async pause(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  }

  /** So many whole epochs, one press each. */
  async epochs(count: number): Promise<void> {
    const before = await this.number('epoch');
    for (let done = 1; done <= count; done++) {
      await this.page.getByRole('button', { name: 'One epoch' }).click();
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
  async until(id: string, holds: (value: number) => boolean, timeout: number): Promise<void> {
    await expect
      .poll(async () => holds(await this.number(id)), { timeout, message: `${id}, last ${await this.number(id)}` })
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
