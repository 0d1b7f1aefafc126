import { nearestPlace } from '../charts/nearestPlace.ts';

/** The sample nearest to a place in pixels of a square; nothing where none is near enough. */
export function nearestSample(
  points: ArrayLike<number>,
  side: number,
  [x, y]: readonly [number, number],
  reach: number,
): number | undefined {
  const half = side / 2;
  return nearestPlace(points, points.length / 2, [x / half - 1, 1 - y / half], reach / half);
}

/** The next sample from one on in a direction, rather ahead than aside; without one, that nearest to the middle. */
export function nextSample(
  points: ArrayLike<number>,
  from: number | undefined,
  [right, up]: readonly [number, number],
): number | undefined {
  if (from === undefined) return nearestSample(points, 2, [1, 1], 4);
  let [best, nearest] = [from, Infinity];
  for (let i = 0; i * 2 < points.length; i++) {
    const dx = (points[2 * i] ?? 0) - (points[2 * from] ?? 0);
    const dy = (points[2 * i + 1] ?? 0) - (points[2 * from + 1] ?? 0);
    const [ahead, aside] = [dx * right + dy * up, Math.abs(dx * up) + Math.abs(dy * right)];
    // Of samples on the very same spot each is reached in turn.
    const isAhead = ahead > 0 || (ahead === 0 && aside === 0 && i > from);
    const distance = ahead + 2 * aside;
    if (i !== from && isAhead && distance < nearest) [best, nearest] = [i, distance];
  }
  return best;
}
