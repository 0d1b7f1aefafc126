import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflateCapped } from '../../../engine/exchange/inflateCapped.ts';

const text = new TextEncoder().encode('{"type":"dense","units":8}'.repeat(100));

describe('inflateCapped', () => {
  it('gives back what was deflated, also with a dictionary', () => {
    const dictionary = text.slice(0, 40);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (raw) => {
        const bytes = new Uint8Array(raw);
        expect(inflateCapped(deflateRawSync(bytes), 5000)).toEqual(bytes);
        expect(inflateCapped(deflateSync(bytes, { dictionary }), 5000, dictionary)).toEqual(bytes);
      }),
    );
    expect(inflateCapped(deflateSync(text, { dictionary }), text.length, dictionary)).toEqual(text);
  });

  it('stops a bomb after a little more than its limit', () => {
    const bomb = deflateRawSync(new Uint8Array(200 * 2 ** 20), { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    const started = performance.now();
    expect(inflateCapped(bomb, 2 ** 20)).toBe('tooLarge');
    expect(performance.now() - started).toBeLessThan(500);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 2 ** 20);
  });

  it('says that a shortened stream is damaged', () => {
    const whole = deflateRawSync(text);
    for (let length = 1; length < whole.length; length++)
      expect(inflateCapped(whole.subarray(0, length), 1e6)).toBe('damaged');
  });

  it('agrees with zlib on every mutated stream that zlib takes', () => {
    const whole = deflateRawSync(text);
    const edit = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }));
    let taken = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const bytes = new Uint8Array(whole);
        for (const [at, value] of edits) bytes[at] = value;
        const mine = inflateCapped(bytes, 2 ** 20);
        const theirs = inflated(bytes);
        if (!theirs) return;
        taken++;
        expect(mine).toEqual(theirs);
      }),
      { numRuns: 800 },
    );
    expect(taken).toBeGreaterThan(10);
  });
});

/** By zlib, which refuses some streams that fflate takes. */
function inflated(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return new Uint8Array(inflateRawSync(bytes, { maxOutputLength: 2 ** 20 }));
  } catch {
    return undefined;
  }
}
