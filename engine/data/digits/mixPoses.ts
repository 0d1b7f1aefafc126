import type { Chance } from './chance.ts';
import type { PenPath } from './penPath.ts';
import { spread } from './spread.ts';

/** How far a mixture goes beyond the hull of the poses: 1 stays inside. */
const reach = 1.35;

/** One mixture of the poses at random, each point with a jitter of its own, into `out` [points, 2]. */
export function mixPoses(poses: readonly PenPath[], chance: Chance, out: Float64Array): void {
  const weights = poses.map(() => chance.uniform());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const even = 1 / poses.length;
  const shares = weights.map((weight) => even + reach * (weight / sum - even));
  const length = poses[0]?.points.length ?? 0;
  for (let k = 0; k < length; k++) {
    let value = 0;
    poses.forEach(({ points }, i) => {
      value += (shares[i] ?? 0) * (points[k] ?? 0);
    });
    out[k] = value + chance.around(spread.point);
  }
}
