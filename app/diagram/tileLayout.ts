/** Tiles of a layer in one column of its card. */
export interface TileLayout {
  /** Side of a tile, CSS pixels. */
  readonly side: number;
  /** Between the upper edges of neighbours. */
  readonly pitch: number;
}

const [largest, comfortable, least, gap, tightest] = [46, 20, 8, 6, 2];

/** `count` tiles in a column of `height`: as large as fits. */
export function tileLayout(count: number, height: number): TileLayout {
  const room = Math.floor(height / Math.max(1, count));
  const side = Math.max(comfortable, Math.min(largest, room - gap));
  const pitch = Math.max(side + tightest, Math.min(side + gap, room));
  if (pitch <= room) return { side, pitch };
  // A low card, as beside the tall inspector: they move together and shrink before they leave it; the keyboard goes on from
  // one to the next.
  const small = Math.max(least, room - tightest);
  return { side: small, pitch: small + tightest };
}
