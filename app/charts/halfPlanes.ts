export type Corner = readonly [x: number, y: number];

/** The part of a convex polygon where a + b·x + c·y ≥ 0. Sutherland and Hodgman, Reentrant Polygon Clipping, 1974. */
export function clipped(polygon: readonly Corner[], a: number, b: number, c: number): readonly Corner[] {
  const height = ([x, y]: Corner): number => a + b * x + c * y;
  return polygon.flatMap((corner, i): Corner[] => {
    const next = polygon[(i + 1) % polygon.length] ?? corner;
    const [here, there] = [height(corner), height(next)];
    const kept: Corner[] = here >= 0 ? [corner] : [];
    return here >= 0 === there >= 0 ? kept : [...kept, crossing(corner, next, here / (here - there))];
  });
}

const crossing = ([x, y]: Corner, [toX, toY]: Corner, share: number): Corner => [
  x + share * (toX - x),
  y + share * (toY - y),
];

/** Sum of unit k over the plane: sums[3k] + sums[3k + 1]·x + sums[3k + 2]·y. */
type Sums = ArrayLike<number>;

/** Where a unit's sum is the largest of all: convex, and empty where it never wins. */
export function winningRegion(frame: readonly Corner[], sums: Sums, unit: number): readonly Corner[] {
  const units = sums.length / 3;
  const lead = (other: number, at: number): number => (sums[unit * 3 + at] ?? 0) - (sums[other * 3 + at] ?? 0);
  let region = frame;
  for (let other = 0; other < units; other++)
    if (other !== unit) region = clipped(region, lead(other, 0), lead(other, 1), lead(other, 2));
  return region;
}

/** Where the first sum lies between two values. */
export function bandBetween(frame: readonly Corner[], sums: Sums, low: number, high: number): readonly Corner[] {
  const [a = 0, b = 0, c = 0] = [sums[0], sums[1], sums[2]];
  const above = low === -Infinity ? frame : clipped(frame, a - low, b, c);
  return high === Infinity ? above : clipped(above, high - a, -b, -c);
}

/** The piece of the line a + b·x + c·y = level inside a convex frame; nothing where it does not cross. */
export function lineWithin(frame: readonly Corner[], sums: Sums, level: number): readonly [Corner, Corner] | undefined {
  const [a = 0, b = 0, c = 0] = [sums[0], sums[1], sums[2]];
  const height = ([x, y]: Corner): number => a - level + b * x + c * y;
  const ends = frame.flatMap((corner, i): Corner[] => {
    const next = frame[(i + 1) % frame.length] ?? corner;
    const [here, there] = [height(corner), height(next)];
    return here >= 0 === there >= 0 ? [] : [crossing(corner, next, here / (here - there))];
  });
  const [from, to] = ends;
  return from && to ? [from, to] : undefined;
}
