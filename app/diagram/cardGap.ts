/** The index at which a card lands that is dragged `by` CSS pixels from its place; `middles` are those before the drag. */
export function droppedAt(middles: readonly number[], from: number, by: number): number {
  const at = (middles[from] ?? 0) + by;
  return middles.filter((middle, i) => i !== from && middle < at).length;
}

/** How far each card steps aside so that the gap opens at `to`: those passed by move one place back towards `from`. */
export function gapShifts(middles: readonly number[], from: number, to: number): readonly number[] {
  return middles.map((middle, i) => {
    if (i > from && i <= to) return (middles[i - 1] ?? middle) - middle;
    if (i < from && i >= to) return (middles[i + 1] ?? middle) - middle;
    return 0;
  });
}
