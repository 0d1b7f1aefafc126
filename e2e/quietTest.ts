import { expect, test as base, type BrowserContext } from '@playwright/test';
import { Playground } from './playground.ts';

interface Options {
  /** Errors that a journey brings about on purpose. */
  readonly allowed: readonly RegExp[];
}

interface Fixtures {
  readonly quiet: string[];
  /** Somebody else's browser: nothing is shared but what is sent. */
  readonly otherVisitor: () => Promise<Playground>;
}

/** Every journey, whatever else it shows: no word to another origin, no error in the console, nothing against the policy. */
export const test = base.extend<Options & Fixtures>({
  allowed: [[], { option: true }],
  quiet: [
    async ({ context, baseURL, allowed }, provide) => {
      const complaints: string[] = [];
      listen(context, String(baseURL), complaints);
      await provide(complaints);
      expect(complaints.filter((each) => !allowed.some((pattern) => pattern.test(each)))).toEqual([]);
    },
    { auto: true },
  ],
  otherVisitor: async ({ browser, baseURL, quiet }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async () => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      contexts.push(context);
      listen(context, String(baseURL), quiet);
      return new Playground(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },
});

function listen(context: BrowserContext, baseURL: string, complaints: string[]): void {
  context.on('request', (request) => {
    const { href, protocol } = new URL(request.url());
    if (!href.startsWith(baseURL) && protocol !== 'data:' && protocol !== 'blob:')
      complaints.push(`request to ${href}`);
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  // Breaches of the policy come as console errors too.
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

export { expect };
