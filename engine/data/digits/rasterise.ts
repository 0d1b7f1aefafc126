import { box } from './fit.ts';
import type { Polyline } from './polyline.ts';

/**
 * Coverage of each pixel of the box by the line, 0–1, into `ink` [20 × 20]: from the distance of the pixel's
 * centre to the nearest piece, over an edge `softness` pixels wide (1 is a sharp anti-aliased edge, more is blur).
 */
export function rasterise(line: Polyline, softness: number, ink: Float64Array): void {
  ink.fill(0);
  for (let i = 1; i < line.count; i++) {
    if (!line.joined[i]) continue;
    const [ax, ay, ar] = [line.x[i - 1] ?? 0, line.y[i - 1] ?? 0, line.radius[i - 1] ?? 0];
    const [dx, dy, dr] = [(line.x[i] ?? 0) - ax, (line.y[i] ?? 0) - ay, (line.radius[i] ?? 0) - ar];
    const length2 = dx * dx + dy * dy;
    const reach = Math.max(ar, ar + dr) + softness / 2;
    const x0 = Math.max(0, Math.floor(Math.min(ax, ax + dx) - reach));
    const x1 = Math.min(box - 1, Math.floor(Math.max(ax, ax + dx) + reach));
    const y0 = Math.max(0, Math.floor(Math.min(ay, ay + dy) - reach));
    const y1 = Math.min(box - 1, Math.floor(Math.max(ay, ay + dy) + reach));
    for (let py = y0; py <= y1; py++) {
      for (let px = x0; px <= x1; px++) {
        const ex = px + 0.5 - ax;
        const ey = py + 0.5 - ay;
        const t = length2 > 0 ? Math.min(1, Math.max(0, (ex * dx + ey * dy) / length2)) : 0;
        const fx = ex - t * dx;
        const fy = ey - t * dy;
        const cover = 0.5 + (ar + t * dr - Math.sqrt(fx * fx + fy * fy)) / softness;
        const p = py * box + px;
        if (cover > (ink[p] ?? 0)) ink[p] = Math.min(1, cover);
      }
    }
  }
}
