import { Draws } from '../../../engine/random/draws.ts';

/** y = relu(x·w + b), all square: what the forward pass of a wide dense layer does. */
export interface Product {
  readonly size: number;
  /** [size, size] each; `b` is [size]. */
  readonly x: Float32Array;
  readonly w: Float32Array;
  readonly b: Float32Array;
}

/** The same operands for every engine. */
export function makeProduct(size: number): Product {
  const draws = new Draws(1, 'product');
  const uniform = (count: number): Float32Array => Float32Array.from({ length: count }, () => draws.uniform(-1, 1));
  return { size, x: uniform(size * size), w: uniform(size * size), b: uniform(size) };
}

/** One number that tells y [size, size] from one with elements that are wrong or lie elsewhere. */
export function checksum(y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += (y[i] ?? Number.NaN) * (1 + (i % 7));
  return sum / y.length;
}
