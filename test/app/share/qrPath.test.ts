import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { longestQr, qrPath, type QrPicture } from '../../../app/share/qrPath.ts';

/** The path drawn as a scanner sees it: four pixels a module, black on white. */
function draw({ size, path }: QrPicture) {
  const [scale, side] = [4, 4 * size];
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let row = 0; row < scale; row++)
      for (let column = 0; column < scale * Number(run); column++) {
        const at = 4 * ((scale * Number(y) + row) * side + scale * Number(x) + column);
        pixels.fill(0, at, at + 3);
      }
  return { pixels, side };
}

describe('a QR code', () => {
  test.each([40, 160, 700, 2000])('of a link of %d letters is read back', (length) => {
    const link = `https://gradlab.example/#1.${'aZ9-_'.repeat(length)}`.slice(0, length);
    const { pixels, side } = draw(qrPath(link)!);
    expect(jsQR(pixels, side, side)?.data).toBe(link);
  });

  test('keeps a quiet zone of four modules', () => {
    const { size, path } = qrPath('#1.abc')!;
    for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
      expect(Math.max(Number(x) + Number(run), Number(y) + 1)).toBeLessThanOrEqual(size - 4);
    }
  });

  test('of more than it holds is none', () => {
    expect(qrPath('x'.repeat(longestQr))).toBeDefined();
    expect(qrPath('x'.repeat(longestQr + 1))).toBeUndefined();
  });
});
