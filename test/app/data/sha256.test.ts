import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256 } from '../../../app/data/sha256.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 131 + (i >> 3)) % 256);
const expected = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000])('of %i bytes is what Node says', (length) => {
  const sum = new Sha256();
  sum.update(bytes.subarray(0, length));
  expect(sum.digest()).toBe(expected(bytes.subarray(0, length)));
});

test.each([1, 7, 63, 64, 65, 300])('is the same in pieces of %i', (size) => {
  const sum = new Sha256();
  for (let at = 0; at < bytes.length; at += size) sum.update(bytes.subarray(at, at + size));
  expect(sum.digest()).toBe(expected(bytes));
});
