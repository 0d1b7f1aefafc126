/** Where on the input plane a unit answers above `middle` on average: by quarters, as people would say it. */
export type Place =
  | 'everywhere'
  | 'nowhere'
  | 'upperLeft'
  | 'upperRight'
  | 'lowerLeft'
  | 'lowerRight'
  | 'left'
  | 'right'
  | 'upper'
  | 'lower'
  | 'crosswise'
  | 'butUpperLeft'
  | 'butUpperRight'
  | 'butLowerLeft'
  | 'butLowerRight';

/** By which of the quarters upper left, upper right, lower left, lower right (1, 2, 4, 8) lie above. */
const places: readonly Place[] = [
  'nowhere',
  'upperLeft',
  'upperRight',
  'upper',
  'lowerLeft',
  'left',
  'crosswise',
  'butLowerRight',
  'lowerRight',
  'crosswise',
  'right',
  'butLowerLeft',
  'lower',
  'butUpperRight',
  'butUpperLeft',
  'everywhere',
];

/** `values` is [size, size], rows from the top. */
export function positiveWhere(values: Float32Array, size: number, middle: number): Place {
  const sums = [0, 0, 0, 0];
  const half = size / 2;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const quarter = (row < half ? 0 : 2) + (column < half ? 0 : 1);
      sums[quarter] = (sums[quarter] ?? 0) + (values[row * size + column] ?? 0) - middle;
    }
  }
  return places[sums.reduce((mask, sum, i) => (sum > 0 ? mask | (1 << i) : mask), 0)] ?? 'nowhere';
}
