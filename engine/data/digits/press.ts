import { exp, sin } from '../../formula/elementary.ts';
import type { Chance } from './chance.ts';
import type { Polyline } from './polyline.ts';
import { spread } from './spread.ts';

/** The pen's width along the line: a digit's own width, pressing harder here and lighter there. */
export function press(line: Polyline, chance: Chance): void {
  const radius = 0.5 * spread.pen.median * exp(chance.around(spread.pen.deviation));
  const rate = chance.uniform(0.02, 0.12);
  const phase = chance.uniform(0, 2 * Math.PI);
  const depth = chance.around(spread.pressure);
  for (let i = 0; i < line.count; i++) {
    line.radius[i] = Math.max(0.6, radius * (1 + depth * sin(rate * i + phase)));
  }
}
