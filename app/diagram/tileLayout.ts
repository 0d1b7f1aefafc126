/** Tiles of a layer in one column of its card. */
export interface TileLayout {
  /** Side of a tile, CSS pixels. */
  readonly side: number;
  /** Between the upper edges of neighbours. */
  readonly pitch: number;
}

const [largest, least, gap, tightest] = [46, 20, 6, 2];

/** `count` tiles in a column of `height`: as large as fits, never so small that they cannot be hit. */
export function tileLayout(count: number, height: number): TileLayout {
  const side = Math.max(least, Math.min(largest, Math.floor(height / Math.max(1, count)) - gap));
  // Where even the least tiles are too many, they move together before they leave their card.
  return { side, pitch: Math.max(side + tightest, Math.min(side + gap, Math.floor(height / Math.max(1, count)))) };
}
