type Plane = readonly [number, number];

/** The outputs of the grid [size, size, units], rows from the top, at the place nearest to a point of the plane. */
export function outputsAt(
  grid: Float32Array | undefined,
  size: number,
  units: number,
  [low, high]: Plane,
  [x1, x2]: readonly [number, number],
): readonly number[] {
  if (!grid || size < 1 || grid.length !== size * size * units) return [];
  const place = (share: number): number => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
  const row = place((high - x2) / (high - low));
  const column = place((x1 - low) / (high - low));
  const at = (row * size + column) * units;
  return Array.from(grid.subarray(at, at + units));
}
