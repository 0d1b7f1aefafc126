import type { Polyline } from './polyline.ts';

/** As in MNIST, the ink of a digit fills a box of this many pixels in its longer direction. */
export const box = 20;

/** Scales and moves the line so that its ink just fits the box, as a bitmap cut at its edges would. */
export function fit(line: Polyline): void {
  let [left, right, top, bottom, widest] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (let i = 0; i < line.count; i++) {
    const [x, y] = [line.x[i] ?? 0, line.y[i] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    widest = Math.max(widest, line.radius[i] ?? 0);
  }
  const inside = box - 2 * widest;
  const scale = inside / Math.max(right - left, bottom - top, 1e-9);
  // The shorter side lies in the middle of the box, so that `place` can move it both ways.
  const originX = (box - scale * (right - left)) / 2;
  const originY = (box - scale * (bottom - top)) / 2;
  for (let i = 0; i < line.count; i++) {
    line.x[i] = originX + scale * ((line.x[i] ?? 0) - left);
    line.y[i] = originY + scale * ((line.y[i] ?? 0) - top);
  }
}
