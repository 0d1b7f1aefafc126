import { cos, exp, sin } from '../../formula/elementary.ts';
import type { Chance } from './chance.ts';
import type { Polyline } from './polyline.ts';
import { spread } from './spread.ts';

/** A quadratic warp, elastic waves, then aspect, slant and turn, about the middle of the box. */
export function distort(line: Polyline, chance: Chance): void {
  const waves = [0, 1, 2].map(() => ({
    dx: chance.around(spread.elastic),
    dy: chance.around(spread.elastic),
    // Up to about one wave over the box, so that strokes bend and do not tremble.
    fx: chance.around(0.03),
    fy: chance.around(0.03),
    phase: chance.uniform(0, 2 * Math.PI),
  }));
  const aspect = exp(spread.aspect.mean + chance.around(spread.aspect.deviation));
  const slant = spread.slant.mean + chance.around(spread.slant.deviation);
  const turn = chance.around(spread.turn);
  const [c, s] = [cos(turn), sin(turn)];
  const bend = () => chance.around(spread.bend) / 50;
  const [xx, xy, yy] = [bend(), bend(), bend()];
  const [yxx, yxy, yyy] = [bend(), bend(), bend()];
  for (let i = 0; i < line.count; i++) {
    const u = (line.x[i] ?? 0) - 50;
    const v = (line.y[i] ?? 0) - 50;
    const x = u + xx * u * u + xy * u * v + yy * v * v;
    const y = v + yxx * u * u + yxy * u * v + yyy * v * v;
    let [bentX, bentY] = [x, y];
    for (const { dx, dy, fx, fy, phase } of waves) {
      const wave = sin(fx * x + fy * y + phase);
      bentX += dx * wave;
      bentY += dy * wave;
    }
    const leaning = aspect * bentX - slant * bentY;
    line.x[i] = c * leaning - s * bentY;
    line.y[i] = s * leaning + c * bentY;
  }
}
