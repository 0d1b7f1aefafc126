import { BackendError } from '../../backends/backend.ts';
import { problem, ProblemError, type Problem } from '../../spec/problem.ts';
import type { Session } from '../../train/session.ts';
import type { AsyncSlices, Slices } from '../../train/slices.ts';
import { Walk } from './walk.ts';
import type { WalkAnswer, WalkCheckAnswer, WalkPlace, WalkStepAnswer, WalkStyle } from './walkAnswer.ts';
import type { WalkBatch } from './walkBatch.ts';

/** The one walk that is open: the last that was asked for. */
export class Walks {
  #open: Walk | undefined;

  /** Takes the next step apart; where there is no such sample, or no memory for it, that is told and nothing is open. */
  async *open(
    session: Session,
    batch: WalkBatch,
  ): AsyncSlices<{ readonly walk: WalkAnswer } | { readonly problems: readonly Problem[] }> {
    this.#open = undefined;
    try {
      this.#open = yield* Walk.open(session, batch);
      return { walk: this.#open.overview() };
    } catch (error) {
      if (error instanceof ProblemError) return { problems: error.problems };
      // What the backend has no room for is no fault of the run, which goes on.
      if (error instanceof BackendError && error.code !== 'lost')
        return { problems: [problem('text', ['walk'], { message: error.message })] };
      throw error;
    }
  }

  step(place: WalkPlace, style: WalkStyle): WalkStepAnswer | undefined {
    return this.#open?.at(place, style);
  }

  *check(place: WalkPlace): Slices<WalkCheckAnswer | undefined> {
    return this.#open && (yield* this.#open.check(place));
  }

  close(): void {
    this.#open = undefined;
  }
}
