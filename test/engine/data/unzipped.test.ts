import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { unzipped } from '../../../engine/data/unzipped.ts';

const text = new TextEncoder().encode('words, words, words');

test('takes gzip files with any header, and passes other bytes on', () => {
  expect(unzipped(text, 100)).toBe(text);
  expect(unzipped(gzipSync(text), 100)).toEqual(text);
  expect(unzipped(gzipSync(text, { filename: 'words.txt', level: 0 }), 100)).toEqual(text);
  const padded = new Uint8Array(200);
  const zipped = gzipSync(text);
  padded.set(zipped, 5);
  expect(unzipped(padded.subarray(5, 5 + zipped.length), 100)).toEqual(text);
});

test('refuses what is too large before making it', () => {
  expect(unzipped(text, text.length - 1)).toBe('tooLarge');
  expect(unzipped(gzipSync(text), text.length - 1)).toBe('tooLarge');
  expect(unzipped(gzipSync(text), text.length)).toEqual(text);
  // a few bytes that state a length of 500 MB: deflate cannot make so much of them
  const bomb = gzipSync(text);
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(bomb.length - 4, 500 * 2 ** 20, true);
  expect(unzipped(bomb, 512 * 2 ** 20)).toBe('damaged');
});

test('refuses content that differs from its stated length or checksum', () => {
  const zeros = gzipSync(new Uint8Array(5000));
  for (const length of [0, 4999, 5001, 20_000]) {
    const lying = zeros.slice();
    new DataView(lying.buffer).setUint32(lying.length - 4, length, true);
    expect(unzipped(lying, 2 ** 20)).toBe('damaged');
  }
  const wrongSum = zeros.slice();
  wrongSum[wrongSum.length - 8]! ^= 1;
  expect(unzipped(wrongSum, 2 ** 20)).toBe('damaged');
});
