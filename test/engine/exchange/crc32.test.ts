import { crc32 as nodeCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../engine/exchange/crc32.ts';

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it('agrees with zlib', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * i * 31 + 7) % 256);
    for (const length of [1, 2, 3, 255, 1000])
      expect(crc32(bytes.subarray(0, length))).toBe(nodeCrc32(bytes.subarray(0, length)));
  });
});
