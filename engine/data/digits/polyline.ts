import type { PenPath } from './penPath.ts';

const steps = 7;
const capacity = 512;

/** A drawn line as short straight pieces; one object is reused for every digit. */
export class Polyline {
  readonly x = new Float64Array(capacity);
  readonly y = new Float64Array(capacity);
  /** Half the pen's width at each vertex. */
  readonly radius = new Float64Array(capacity);
  /** 1 where a line leads here from the vertex before. */
  readonly joined = new Uint8Array(capacity);
  count = 0;

  /** Smooths the points of a pen path (Catmull–Rom splines, ending at corners and lifts). */
  trace(path: PenPath, points: Float64Array): void {
    this.count = 0;
    const last = path.corner.length - 1;
    for (let i = 0; i <= last; i++) {
      if (path.lift[i]) {
        this.#add(at(points, 2 * i), at(points, 2 * i + 1), 0);
        continue;
      }
      const before = path.corner[i - 1] || path.lift[i - 1] ? i - 1 : i - 2;
      const after = path.corner[i] || i === last || path.lift[i + 1] ? i : i + 1;
      for (let step = 1; step <= steps; step++) {
        const t = step / steps;
        const x = spline(points, 2 * before, 2 * (i - 1), 2 * i, 2 * after, t);
        const y = spline(points, 2 * before + 1, 2 * i - 1, 2 * i + 1, 2 * after + 1, t);
        this.#add(x, y, 1);
      }
    }
  }

  #add(x: number, y: number, joined: 0 | 1): void {
    this.x[this.count] = x;
    this.y[this.count] = y;
    this.joined[this.count] = joined;
    this.count++;
  }
}

const at = (values: Float64Array, i: number): number => values[i] ?? 0;

function spline(p: Float64Array, i0: number, i1: number, i2: number, i3: number, t: number): number {
  const [a, b, c, d] = [at(p, i0), at(p, i1), at(p, i2), at(p, i3)];
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
