import type { TensorValues } from '../../train/start.ts';
import { dot, type Plane } from './plane.ts';
import { topEigenpairs, type Eigenpair } from './topEigenpairs.ts';

export interface TrajectoryPlane {
  /** Through the last weights; both directions have length 1 and are upright on each other. */
  readonly plane: Plane;
  /** Of the squared distances from the trajectory's mean, what each direction explains. */
  readonly shares: readonly [number, number];
}

/**
 * The plane of the two principal components of the weights that a run passed through (Li et al., 2018, section 7).
 * Undefined where they lie on a line, as do fewer than three. Takes n² / 2 dot products of weights for n snapshots.
 */
export function trajectoryPlane(trajectory: readonly TensorValues[]): TrajectoryPlane | undefined {
  const last = trajectory.at(-1);
  if (!last || trajectory.length < 3) return undefined;
  const products = centred(productsFrom(last, trajectory), trajectory.length);
  const [first, second] = topEigenpairs(products, trajectory.length, 2);
  if (!first || !second) return undefined;
  const total = trajectory.reduce((sum, _, i) => sum + (products[i * trajectory.length + i] ?? 0), 0);
  return {
    plane: { centre: last, first: component(trajectory, first), second: component(trajectory, second) },
    shares: [first.value / total, second.value / total],
  };
}

/** Dot products of all ways from `origin`, [n, n]: near the end of a run they lose fewer digits than from 0. */
function productsFrom(origin: TensorValues, trajectory: readonly TensorValues[]): Float64Array {
  const count = trajectory.length;
  const products = new Float64Array(count * count);
  trajectory.forEach((a, i) => {
    for (let j = i; j < count; j++) {
      const value = dot(a, trajectory[j] ?? a, origin);
      products[i * count + j] = value;
      products[j * count + i] = value;
    }
  });
  return products;
}

/** The same as seen from the mean: row and column means taken off, the mean of all put back. */
function centred(products: Float64Array, count: number): Float64Array {
  const means = Array.from({ length: count }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < count; column++) sum += products[row * count + column] ?? 0;
    return sum / count;
  });
  const all = means.reduce((sum, mean) => sum + mean, 0) / count;
  return products.map((value, i) => value - (means[Math.floor(i / count)] ?? 0) - (means[i % count] ?? 0) + all);
}

/** The direction that a vector over snapshots stands for: their mix, of length 1. A mix sums to 0, so the mean drops out. */
function component(trajectory: readonly TensorValues[], { value, vector }: Eigenpair): TensorValues {
  const scale = 1 / Math.sqrt(value);
  const last = trajectory.at(-1) ?? {};
  return Object.fromEntries(
    Object.entries(last).map(([name, end]) => {
      const mix = new Float64Array(end.length);
      trajectory.forEach((weights, k) => {
        const share = (vector[k] ?? 0) * scale;
        const values = weights[name];
        if (values)
          for (let i = 0; i < mix.length; i++) mix[i] = (mix[i] ?? 0) + share * ((values[i] ?? 0) - (end[i] ?? 0));
      });
      return [name, Float32Array.from(mix)];
    }),
  );
}
