type Point = readonly [number, number];

/** Exponential moving mean, corrected for its start as Adam's is: mean ← s · mean + (1 − s) · y, over 1 − sⁿ. */
export function smoothed(points: readonly Point[], share: number): Point[] {
  let mean = 0;
  return points.map(([x, y], i): Point => {
    mean = share * mean + (1 - share) * y;
    return [x, mean / (1 - share ** (i + 1))];
  });
}
