import { cos, log } from '../formula/elementary.ts';
import { hash, streamOf } from './hash.ts';

/**
 * 64-bit draws for data and initial weights. A `Draws` is keyed by (seed, purpose); each value is
 * addressed by its index, so draw 7 is the same whether or not draws 0–6 were taken, and adding a
 * layer changes no other layer's start. Only + − × ÷ √ and our own log and cos are used: the same
 * bits in every JavaScript engine.
 */
export class Draws {
  readonly #seed: number;
  readonly #stream: number;
  #next = 0;

  constructor(seed: number, purpose: string) {
    this.#seed = seed >>> 0;
    this.#stream = streamOf(purpose);
  }

  /** Uniform in [0, 1) with 53 random bits. */
  uniformAt(index: number): number {
    const high = hash(this.#seed, this.#stream, 0, index) >>> 5;
    const low = hash(this.#seed, this.#stream, 1, index) >>> 6;
    return (high * 2 ** 26 + low) * 2 ** -53;
  }

  /** Standard normal: Box–Muller, cosine branch, on two uniforms of the same index. */
  normalAt(index: number): number {
    const radius = Math.sqrt(-2 * log(1 - this.uniformAt(2 * index)));
    return radius * cos(2 * Math.PI * this.uniformAt(2 * index + 1));
  }

  /** The next uniform in [low, high). */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * this.uniformAt(this.#next++);
  }

  /** The next normal with the given mean and standard deviation. */
  normal(mean = 0, deviation = 1): number {
    // Normals use even–odd pairs far from the uniforms' indices, so mixing both kinds never reuses a draw.
    return mean + deviation * this.normalAt(0x40000000 + this.#next++);
  }

  /** The next whole number in [0, n). */
  integer(n: number): number {
    return Math.floor(this.uniform() * n);
  }
}
