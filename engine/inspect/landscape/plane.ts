import type { TensorValues } from '../../train/start.ts';

/**
 * A plane through the weights of a model: every place is centre + a · first + b · second, tensor by tensor. The
 * directions need be neither of length 1 nor upright on each other.
 */
export interface Plane {
  readonly centre: TensorValues;
  readonly first: TensorValues;
  readonly second: TensorValues;
}

/** Shapes of the parameters by name, a kernel's units last: [in, out], [rows, columns, channels, filters]. */
export type Shapes = Readonly<Record<string, readonly number[]>>;

/** Indices of elements that may not move, by tensor: the document's `holds`. */
export type Holds = Readonly<Record<string, readonly number[]>>;

/** Those of these names, as far as they are there. */
export const pick = (tensors: TensorValues, names: readonly string[]): TensorValues =>
  Object.fromEntries(names.flatMap((name) => (tensors[name] ? [[name, tensors[name]]] : [])));

/** The weights at (a, b), in 32 bits; at (0, 0) they are those of the centre. */
export const weightsAt = ({ centre, first, second }: Plane, a: number, b: number): TensorValues =>
  Object.fromEntries(
    Object.entries(centre).map(([name, values]) => {
      const [u, v] = [first[name], second[name]];
      return [name, values.map((value, i) => value + a * (u?.[i] ?? 0) + b * (v?.[i] ?? 0))];
    }),
  );

/** The dot product over all tensors, in 64 bits. `of` is subtracted from both where given. */
export function dot(a: TensorValues, b: TensorValues, of?: TensorValues): number {
  let sum = 0;
  for (const [name, left] of Object.entries(a)) {
    const [right, origin] = [b[name], of?.[name]];
    if (!right) continue;
    for (let i = 0; i < left.length; i++) {
      const from = origin?.[i] ?? 0;
      sum += ((left[i] ?? 0) - from) * ((right[i] ?? 0) - from);
    }
  }
  return sum;
}

/** The nearest place on a plane to some weights, and how far off it they are. */
export interface PlaceOnPlane {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
}

/** Where weights lie over the plane; on the first direction alone where the two span none. */
export function placeOn({ centre, first, second }: Plane, weights: TensorValues): PlaceOnPlane {
  let [uu, uv, vv, du, dv, dd] = [0, 0, 0, 0, 0, 0];
  for (const [name, from] of Object.entries(centre)) {
    const [to, us, vs] = [weights[name] ?? from, first[name], second[name]];
    for (let i = 0; i < from.length; i++) {
      const d = (to[i] ?? 0) - (from[i] ?? 0);
      const [u, v] = [us?.[i] ?? 0, vs?.[i] ?? 0];
      uu += u * u;
      uv += u * v;
      vv += v * v;
      du += d * u;
      dv += d * v;
      dd += d * d;
    }
  }
  const area = uu * vv - uv * uv;
  const [a, b] =
    area > 1e-12 * uu * vv ? [(du * vv - dv * uv) / area, (dv * uu - du * uv) / area] : [uu > 0 ? du / uu : 0, 0];
  // The way there is the way over the plane and the way up from it.
  return { a, b, distance: Math.sqrt(Math.max(0, dd - a * du - b * dv)) };
}
