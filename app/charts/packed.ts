import type { Rgb } from './palette.ts';

/** An opaque colour of channels 0 … 255 as one number, in the order in which a canvas keeps them on every processor of today. */
export const packed = (r: number, g: number, b: number): number =>
  ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;

/** Its channels again. */
export const unpacked = (colour: number): Rgb => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];

/** A grey between black (0) and white (1). */
export function packedGrey(share: number): number {
  const level = 255 * Math.min(1, Math.max(0, share));
  return packed(level, level, level);
}
