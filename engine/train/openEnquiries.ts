import type { Event } from '../protocol.ts';
import { nextTask } from './nextTask.ts';
import type { AsyncSlices } from './slices.ts';

/** Milliseconds between two words on how far an answer is: more would flood the page. */
const pause = 50;

interface OpenEnquiriesOptions {
  /** Does something between two commands. */
  readonly enqueue: (work: () => Promise<void>) => void;
  readonly post: (event: Event) => void;
}

/** What the page waits for: long answers are worked out between commands, and left where nobody waits any more. */
export class OpenEnquiries {
  readonly #options: OpenEnquiriesOptions;
  readonly #open = new Map<number, AsyncSlices<Event | undefined>>();
  #told = 0;

  constructor(options: OpenEnquiriesOptions) {
    this.#options = options;
  }

  /** Its first slice: of short ones there is no other. */
  async begin(id: number, answer: AsyncSlices<Event | undefined>): Promise<void> {
    this.#open.set(id, answer);
    await this.#slice(id, answer);
  }

  /** At once, whatever commands are waiting. */
  cancel(id: number): void {
    void this.#open.get(id)?.return(undefined);
    this.#open.delete(id);
  }

  /** What they were about is gone. */
  cancelAll(): void {
    for (const id of this.#open.keys()) this.cancel(id);
  }

  async #slice(id: number, answer: AsyncSlices<Event | undefined>): Promise<void> {
    if (this.#open.get(id) !== answer) return;
    const { post, enqueue } = this.#options;
    let result: IteratorResult<number | undefined, Event | undefined>;
    try {
      result = await answer.next();
    } catch (error) {
      this.#open.delete(id);
      throw error;
    }
    if (this.#open.get(id) !== answer) return;
    if (result.done) {
      this.#open.delete(id);
      if (result.value) post(result.value);
      return;
    }
    if (result.value !== undefined && performance.now() - this.#told >= pause) {
      this.#told = performance.now();
      post({ type: 'progress', id, share: result.value });
    }
    // Commands that came meanwhile are taken first.
    await nextTask();
    enqueue(() => this.#slice(id, answer));
  }
}
