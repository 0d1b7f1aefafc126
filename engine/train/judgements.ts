import type { PreparedData } from '../data/prepare.ts';
import type { Judgement } from './judgeSplit.ts';

type Split = keyof PreparedData['counts'];

/** Judgements of the weights as they stand: worked out once for all who ask. */
export class Judgements {
  #step = -1;
  readonly #splits = new Map<Split, Promise<Judgement>>();

  at(step: number, split: Split, judge: () => Promise<Judgement>): Promise<Judgement> {
    if (this.#step !== step) this.forget();
    this.#step = step;
    const known = this.#splits.get(split);
    if (known) return known;
    const judging = judge();
    this.#splits.set(split, judging);
    // A lost device is no judgement.
    judging.catch(() => this.forget());
    return judging;
  }

  /** Weights were changed without a step. */
  forget(): void {
    this.#splits.clear();
  }
}
