/** The part of a plane that is looked at: from `low` to `high` in both directions, ends included. */
export interface SurfaceGrid {
  readonly a: readonly [low: number, high: number];
  readonly b: readonly [low: number, high: number];
  /** Places in each direction, at least 2; an odd number has one in the middle. */
  readonly size: number;
}

/** A place of a grid; `at` is where its loss stands in [size, size], b by row. */
export interface SurfacePlace {
  readonly at: number;
  readonly a: number;
  readonly b: number;
}

const meshes = [8, 4, 2, 1] as const;

/** Every place once, coarse ones first, so that a rough picture is there early. Throws RangeError for a size below 2. */
export function surfacePlaces({ a, b, size }: SurfaceGrid): readonly SurfacePlace[] {
  if (!Number.isInteger(size) || size < 2)
    throw new RangeError(`a surface needs at least 2 places a side, got ${size}`);
  const along = ([low, high]: readonly [number, number], i: number): number => low + ((high - low) * i) / (size - 1);
  return coarseFirst(size).map((at) => ({ at, a: along(a, at % size), b: along(b, Math.floor(at / size)) }));
}

/** Every place of a square grid once: those on a mesh of 8 first, then of 4, 2 and 1. */
export function coarseFirst(size: number): readonly number[] {
  const order = new Set<number>();
  for (const mesh of meshes)
    for (let row = 0; row < size; row += mesh)
      for (let column = 0; column < size; column += mesh) order.add(row * size + column);
  return [...order];
}

/** The finest mesh of which every place is among the first `done`; 0 before there is one. */
export const meshAfter = (size: number, done: number): number =>
  meshes.findLast((mesh) => done >= Math.ceil(size / mesh) ** 2) ?? 0;
