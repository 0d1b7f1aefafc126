import { Draws } from '../../random/draws.ts';
import type { TensorValues } from '../../train/start.ts';
import type { Holds, Plane, Shapes } from './plane.ts';

/**
 * Two random directions whose filters are as long as those of the weights, so that sharpness does not depend on how
 * the weights are scaled between layers: Li et al., Visualizing the Loss Landscape of Neural Nets, 2018. A filter is
 * all that leads into one unit; what is no kernel (biases, scales) stays, and so does what is held. The same seed
 * gives the same plane.
 */
export function randomPlane(centre: TensorValues, shapes: Shapes, seed: number, holds: Holds = {}): Plane {
  const direction = (purpose: string): TensorValues =>
    Object.fromEntries(
      Object.entries(centre).map(([name, values]) => [
        name,
        filterDirection(values, shapes[name] ?? [], holds[name] ?? [], new Draws(seed, `landscape/${purpose}/${name}`)),
      ]),
    );
  return { centre, first: direction('first'), second: direction('second') };
}

/** Standard normals, each filter [..., unit] scaled to the length of the weights' own. */
function filterDirection(
  weights: Float32Array,
  shape: readonly number[],
  held: readonly number[],
  draws: Draws,
): Float32Array {
  if (shape.length < 2) return new Float32Array(weights.length);
  const units = shape.at(-1) ?? 1;
  const drawn = Float64Array.from(weights, (_, i) => draws.normalAt(i));
  for (const i of held) drawn[i] = 0;
  const length = (values: ArrayLike<number>, unit: number): number => {
    let sum = 0;
    for (let i = unit; i < values.length; i += units) sum += (values[i] ?? 0) ** 2;
    return Math.sqrt(sum);
  };
  const scales = Array.from({ length: units }, (_, unit) => {
    const own = length(drawn, unit);
    return own > 0 ? length(weights, unit) / own : 0;
  });
  return Float32Array.from(drawn, (value, i) => value * (scales[i % units] ?? 0));
}
