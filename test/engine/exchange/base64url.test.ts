import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../../engine/exchange/base64url.ts';

describe('base64url', () => {
  it('agrees with Node both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('has one text for the same bytes', () => {
    const letter = fc.constantFrom('A', 'B', 'w', 'z', '0', '9', '-', '_', '=', '+', '/', ' ', '.', 'é');
    let refused = 0;
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 12 }), (text) => {
        const bytes = fromBase64url(text);
        if (bytes) expect(toBase64url(bytes)).toBe(text);
        else refused++;
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(0);
    expect(fromBase64url('A')).toBeUndefined();
    expect(fromBase64url('AB')).toBeUndefined();
    expect(fromBase64url('AA')).toEqual(Uint8Array.of(0));
  });
});
