export interface Eigenpair {
  readonly value: number;
  /** Of length 1. */
  readonly vector: Float64Array;
}

const mostRounds = 2000;

interface EigenpairsOptions {
  /** Vectors of a matrix that was much the same: where they are near, few rounds are needed. */
  readonly near?: readonly Float64Array[];
  /** No entry moves by more in the last round. */
  readonly settled?: number;
}

/**
 * The largest eigenvalues of a symmetric matrix [size, size] without negative ones, falling, with their vectors: power
 * iteration, what was found taken out. Fewer than `count` where the rest is 0 but for rounding.
 */
export function topEigenpairs(
  matrix: Float64Array,
  size: number,
  count: number,
  { near = [], settled = 1e-13 }: EigenpairsOptions = {},
): readonly Eigenpair[] {
  const found: Eigenpair[] = [];
  while (found.length < Math.min(count, size)) {
    const pair = largest(matrix, size, found, near[found.length], settled);
    if (!(pair.value > 1e-12 * (found[0]?.value ?? 0))) break;
    found.push(pair);
  }
  return found;
}

function largest(
  matrix: Float64Array,
  size: number,
  found: readonly Eigenpair[],
  near: Float64Array | undefined,
  settled: number,
): Eigenpair {
  // No two entries alike: a start that by symmetry is upright on the vector looked for would never turn to it. A near
  // one is shaken by it, as it may lie on a vector that was the largest before.
  const shaken = normalised(Float64Array.from({ length: size }, (_, i) => 1 + ((i * 0.618034) % 1)));
  let vector = near ? normalised(near.map((each, i) => each + 0.01 * (shaken[i] ?? 0))) : shaken;
  let value = 0;
  for (let round = 0; round < mostRounds; round++) {
    const image = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      let sum = 0;
      for (let column = 0; column < size; column++) sum += (matrix[row * size + column] ?? 0) * (vector[column] ?? 0);
      image[row] = sum;
    }
    for (const each of found) {
      const part = product(each.vector, image);
      for (let i = 0; i < size; i++) image[i] = (image[i] ?? 0) - part * (each.vector[i] ?? 0);
    }
    value = Math.sqrt(product(image, image));
    // Nothing but rounding is left, or no number.
    if (!(value > 1e-14 * (found[0]?.value ?? 0))) break;
    const next = normalised(image);
    const moved = Math.max(...next.map((each, i) => Math.abs(each - (vector[i] ?? 0))));
    vector = next;
    if (moved < settled) break;
  }
  return { value, vector };
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function normalised(vector: Float64Array): Float64Array {
  const length = Math.sqrt(product(vector, vector));
  return length > 0 ? vector.map((each) => each / length) : vector;
}
