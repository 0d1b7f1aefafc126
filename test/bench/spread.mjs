/** @typedef {{min: number, median: number, max: number}} Spread */

/** Smallest, middle and largest of the values; the median of an even number lies between its two middle ones. @param {readonly number[]} values @returns {Spread} */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ index) => sorted.at(index) ?? Number.NaN;
  const half = sorted.length / 2;
  const median = Number.isInteger(half) ? (at(half - 1) + at(half)) / 2 : at(Math.floor(half));
  return { min: at(0), median: sorted.length === 0 ? Number.NaN : median, max: at(-1) };
}
