/** Row-major position of an element. */
export const flatIndex = (shape: readonly number[], element: readonly number[]): number =>
  shape.reduce((at, size, d) => at * size + (element[d] ?? 0), 0);
