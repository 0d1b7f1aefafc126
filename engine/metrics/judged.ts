import type { Coding } from '../losses/loss.ts';

/** Outputs beside the targets they should have met, as they stand in the evaluation program. */
export interface Judged {
  /** [count, units]. */
  readonly predictions: ArrayLike<number>;
  /** [count, units], in the loss's coding. */
  readonly targets: ArrayLike<number>;
  readonly units: number;
  readonly coding: Coding;
  /** Classification: number of classes. */
  readonly classes: number;
}
