/** How values are spread: `counts` over equal bins from `low` to `high`. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: Uint32Array;
  readonly mean: number;
  /** Standard deviation, of all values. */
  readonly deviation: number;
}

const bins = 41;

/** Bins around zero, so that its sign can be seen; out to the largest magnitude, rounded up to 1, 2 or 5 × 10ⁿ. */
export function histogram(values: ArrayLike<number>): Histogram {
  let [largest, sum, squares] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    sum += value;
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
  }
  const reach = roundUp(largest);
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor((((values[i] ?? 0) + reach) / (2 * reach)) * bins);
    const bin = Math.min(bins - 1, Math.max(0, at));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const count = Math.max(1, values.length);
  const mean = sum / count;
  return { low: -reach, high: reach, counts, mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/** The next of 1, 2 or 5 × 10ⁿ. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * ([1, 2, 5].find((step) => step * unit >= value) ?? 10);
}
