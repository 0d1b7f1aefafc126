import { expect, test as base } from '@playwright/test';

/** Every journey, whatever else it shows: no word to another origin, no error in the console, nothing against the policy. */
export const test = base.extend<{ readonly quiet: void }>({
  quiet: [
    async ({ context, baseURL }, use) => {
      const complaints: string[] = [];
      context.on('request', (request) => {
        const { href, protocol } = new URL(request.url());
        if (!href.startsWith(String(baseURL)) && protocol !== 'data:' && protocol !== 'blob:')
          complaints.push(`request to ${href}`);
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
