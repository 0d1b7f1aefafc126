import type { Command, Frame } from '../../engine/protocol.ts';
import type { Frames } from './frames.ts';
import type { PageStore } from './pageStore.ts';

interface ScrubberOptions {
  readonly page: PageStore;
  readonly frames: Frames;
  readonly send: (command: Command) => void;
}

/**
 * Looks back at earlier steps of the run. A drag asks for more places than can be drawn: the next is asked for when the
 * last was drawn, and of those passed meanwhile only the newest.
 */
export class Scrubber {
  readonly #options: ScrubberOptions;
  /** The step that the engine was asked for last, until it is drawn. */
  #underWay: number | undefined;

  constructor(options: ScrubberOptions) {
    this.#options = options;
    options.frames.subscribe((frame) => this.#follow(frame));
  }

  get isLooking(): boolean {
    return this.#options.page.getState().past !== undefined;
  }

  /** Shows the run as it was at the kept step nearest to this one. */
  look(step: number): void {
    this.#options.page.setState({ past: step });
    if (this.#underWay === undefined) this.#ask(step);
  }

  back(): void {
    if (!this.isLooking) return;
    this.end();
    this.#options.send({ type: 'look' });
    this.#options.frames.refresh();
  }

  /** The present is shown, for another reason. */
  end(): void {
    this.#underWay = undefined;
    if (this.isLooking) this.#options.page.setState({ past: undefined });
  }

  #ask(step: number): void {
    this.#underWay = step;
    this.#options.send({ type: 'look', step });
    this.#options.frames.refresh();
  }

  #follow({ past }: Frame): void {
    // One from before the question.
    if (this.#underWay === undefined || !past) return;
    const { past: wanted } = this.#options.page.getState();
    const drawn = this.#underWay;
    this.#underWay = undefined;
    if (wanted !== undefined && wanted !== drawn) this.#ask(wanted);
  }
}
