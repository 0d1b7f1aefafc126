import { hash, streamOf } from '../../random/hash.ts';

const stream = streamOf('drawn digits');

/** The draws of one digit, addressed by (seed, digit's index): no digit depends on another. */
export class Chance {
  readonly #seed: number;
  readonly #index: number;
  #next = 0;

  constructor(seed: number, index: number) {
    this.#seed = seed;
    this.#index = index;
  }

  /** Uniform in [low, high), 32 random bits. */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * hash(this.#seed, stream, this.#index, this.#next++) * 2 ** -32;
  }

  /** Uniform about 0 with this deviation: never beyond 1.73 deviations, so that no digit falls apart. */
  around(deviation: number): number {
    return (this.uniform() - 0.5) * 3.4641016151377544 * deviation;
  }
}
