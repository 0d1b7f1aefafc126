/** How a weight looks as an edge. */
export interface EdgeStyle {
  /** CSS pixels. */
  readonly width: number;
  readonly opacity: number;
  /** The sign is told by colour and by dashes. */
  readonly dash: readonly number[];
}

/** A weight of this size has the widest edge. */
const reach = 4;

/** Width 0.6 + 4.2 m^1.5, opacity 0.16 + 0.8 m^0.8 with m = min(1, |w| / 4); negative weights are dashed. */
export function edgeStyle(weight: number): EdgeStyle {
  const m = Math.min(1, Math.abs(weight) / reach);
  const width = 0.6 + 4.2 * m ** 1.5;
  return { width, opacity: 0.16 + 0.8 * m ** 0.8, dash: weight < 0 ? [3 + 1.6 * width, 2 + width] : [] };
}
