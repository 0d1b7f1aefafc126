import { ticks } from 'd3';

/** Losses over a square, [size, size], rows upwards; every `mesh`-th place of both directions is known. */
export interface LossSurface {
  readonly values: ArrayLike<number>;
  readonly size: number;
  readonly mesh: number;
}

/** How losses are drawn: by their logarithm where they span decades. */
export interface LossLevels {
  readonly isLog: boolean;
  /** Round losses, rising, between the least and the largest. */
  readonly levels: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Where the least is, counted in places. */
  readonly lowAt: number;
}

/** From this ratio of the largest to the least on. */
const decadesFrom = 12;
const wanted = 10;
/** From fine to coarse. */
const mantissas = [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;

/** Undefined while nothing is known. */
export function lossLevels({ values, size, mesh }: LossSurface): LossLevels | undefined {
  let [low, high, lowAt] = [Infinity, -Infinity, 0];
  if (mesh === 0) return undefined;
  for (let row = 0; row < size; row += mesh)
    for (let column = 0; column < size; column += mesh) {
      const value = values[row * size + column] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      if (value < low) [low, lowAt] = [value, row * size + column];
      high = Math.max(high, value);
    }
  if (low > high) return undefined;
  const isLog = low > 0 && high / low >= decadesFrom;
  const levels = (isLog ? logLevels(low, high) : ticks(low, high, wanted)).filter((each) => each > low && each < high);
  return { isLog, levels, low, high, lowAt };
}

function logLevels(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const sets = mantissas.map((set) =>
    decades
      .flatMap((decade) => set.map((each) => Number((each * 10 ** decade).toPrecision(3))))
      .filter((each) => each > low && each < high),
  );
  const found = sets.find((set) => set.length <= wanted * 1.3) ?? sets.at(-1) ?? [];
  const stride = Math.ceil(found.length / (wanted * 1.3));
  return found.filter((_, i) => i % stride === 0);
}

/**
 * The loss at (u, v), 0 to 1 to the right and upwards, blended between the known places by cubic splines of it or of
 * its logarithm, and given as that; NaN beside a place without a loss.
 */
export function lossBetween({ values, size, mesh }: LossSurface, isLog: boolean): (u: number, v: number) => number {
  const last = Math.floor((size - 1) / mesh);
  const known = (column: number, row: number): number => {
    if (Math.min(column, row) < 0 || Math.max(column, row) > last) return Number.NaN;
    const value = values[row * mesh * size + column * mesh] ?? Number.NaN;
    return !Number.isFinite(value) ? Number.NaN : isLog ? Math.log10(value) : value;
  };
  return (u, v) => {
    const [x, y] = [Math.max(0, Math.min(1, u)) * last, Math.max(0, Math.min(1, v)) * last];
    const [column, row] = [Math.min(last - 1, Math.floor(x)), Math.min(last - 1, Math.floor(y))];
    const [fx, fy] = [x - column, y - row];
    const rows = [-1, 0, 1, 2].map((dy) =>
      spline([-1, 0, 1, 2].map((dx) => known(column + dx, row + dy)) as Four, fx),
    ) as Four;
    return spline(rows, fy);
  };
}

type Four = [number, number, number, number];

/** Catmull and Rom's between the middle two of four; an outer one that is missing is as if all went on straight. */
function spline([before, b, c, after]: Four, t: number): number {
  if (t === 0) return b;
  if (t === 1) return c;
  const a = Number.isNaN(before) ? 2 * b - c : before;
  const d = Number.isNaN(after) ? 2 * c - b : after;
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
