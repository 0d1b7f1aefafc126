import { ProblemError, type Problem } from '../../spec/problem.ts';
import type { Session } from '../../train/session.ts';
import { Walk } from './walk.ts';
import type { WalkAnswer, WalkCheckAnswer, WalkPlace, WalkStepAnswer, WalkStyle } from './walkAnswer.ts';
import type { WalkBatch } from './walkBatch.ts';

/** The one walk that is open: the last that was asked for. */
export class Walks {
  #open: Walk | undefined;

  /** Takes the next step apart; where there is no such sample, or no memory for it, that is told and nothing is open. */
  async open(
    session: Session,
    batch: WalkBatch,
  ): Promise<{ readonly walk: WalkAnswer } | { readonly problems: readonly Problem[] }> {
    this.#open = undefined;
    try {
      this.#open = await Walk.open(session, batch);
      return { walk: this.#open.overview() };
    } catch (error) {
      if (error instanceof ProblemError) return { problems: error.problems };
      throw error;
    }
  }

  step(place: WalkPlace, style: WalkStyle): WalkStepAnswer | undefined {
    return this.#open?.at(place, style);
  }

  check(place: WalkPlace): WalkCheckAnswer | undefined {
    return this.#open?.check(place);
  }

  close(): void {
    this.#open = undefined;
  }
}
