import { expect, test } from 'vitest';
import { fetchModule } from '../../engine/fetchModule.ts';

test('a module that cannot be fetched is a problem of what wants it', async () => {
  expect(await fetchModule(async () => ({ default: 'a,b' }), ['data'])).toEqual({ default: 'a,b' });
  await expect(fetchModule(() => Promise.reject(new TypeError('Failed to fetch')), ['data'])).rejects.toMatchObject({
    problems: [{ code: 'notFetched', path: ['data'] }],
  });
  const own = new RangeError('of the module itself');
  await expect(fetchModule(() => Promise.reject(own), ['data'])).rejects.toBe(own);
});
