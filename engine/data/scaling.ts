import type { Preprocessing } from './preprocessing.ts';

/** y = (x − shift) · factor, per input. */
export interface Scaling {
  readonly shift: Float64Array;
  readonly factor: Float64Array;
}

/** Constants of a scaling, fitted on the training rows [0, train) of [n, size] only. A constant column is only shifted. */
export function fitScaling(
  scaling: Preprocessing['scaling'],
  values: ArrayLike<number>,
  size: number,
  train: number,
): Scaling {
  const shift = new Float64Array(size);
  const factor = new Float64Array(size).fill(scaling === 'byte' ? 1 / 255 : 1);
  if (scaling === 'none' || scaling === 'byte') return { shift, factor };
  for (let column = 0; column < size; column++) {
    let [sum, low, high] = [0, Infinity, -Infinity];
    for (let row = 0; row < train; row++) {
      const value = values[row * size + column] ?? 0;
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const mean = sum / train;
    let squares = 0;
    for (let row = 0; row < train; row++) {
      const away = (values[row * size + column] ?? 0) - mean;
      squares += away * away;
    }
    // Population deviation, as scikit-learn's StandardScaler.
    const spread = scaling === 'minMax' ? high - low : Math.sqrt(squares / train);
    shift[column] = scaling === 'minMax' ? low : mean;
    // The mean of a constant may be off by a rounding error, which must not be taken for a deviation.
    if (high > low && spread > 0) factor[column] = 1 / spread;
  }
  return { shift, factor };
}
