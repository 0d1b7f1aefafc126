import type { Axis } from '../../../plan/program.ts';

/** An axis of a tile: so many neighbours along it are computed together by one thread. */
export interface TiledAxis {
  readonly name: string;
  readonly size: number;
  readonly together: number;
}

/** Sums that a thread may hold: more spill on most devices. */
const mostSums = 16;
/** What a multiplication and addition costs beside a read, and what a turn of the loop over tiles does. */
const workPerRead = 0.25;
const turnPerRead = 1;

/**
 * How many neighbours along each of the last two axes are computed together, so that what is read for one serves the
 * others: the cheapest in reads for the busiest of the threads. `reads` counts them for a tile.
 */
export function chooseTile(
  axes: readonly Axis[],
  threads: number,
  reads: (together: readonly number[]) => number,
): readonly TiledAxis[] {
  const sizes = axes.map(({ size }) => Number(size));
  const options = sizes.map((size, d) =>
    d < sizes.length - 2 ? [1] : [1, 2, 4, 8].filter((n) => n === 1 || n < 2 * size),
  );
  const all = options.reduce<number[][]>((tiles, own) => tiles.flatMap((tile) => own.map((n) => [...tile, n])), [[]]);
  const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);
  const cost = (tile: readonly number[]): number => {
    const tiles = product(sizes.map((size, d) => Math.ceil(size / (tile[d] ?? 1))));
    return Math.ceil(tiles / threads) * (turnPerRead + reads(tile) + workPerRead * product(tile));
  };
  const fitting = all.filter((tile) => product(tile) <= mostSums);
  const best = fitting.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  return axes.map(({ name }, d) => ({ name, size: sizes[d] ?? 1, together: best[d] ?? 1 }));
}
