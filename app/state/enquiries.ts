import type { Command, Enquiry, Event } from '../../engine/protocol.ts';

export type Answer<E extends Enquiry = Enquiry> = Extract<Event, { readonly type: E['type'] }>;

interface OpenEnquiry {
  readonly onAnswer: (answer: Answer) => void;
  readonly onProgress: (share: number) => void;
}

/** Questions that are answered now and then. One that the engine loses with its device stays open; nobody waits. */
export class Enquiries {
  readonly #send: (command: Command) => void;
  readonly #open = new Map<number, OpenEnquiry>();
  #asked = 0;

  constructor(send: (command: Command) => void) {
    this.#send = send;
  }

  /** `onProgress` hears the share that is worked out, where that takes long. Gives what lets go of the question. */
  ask<E extends Enquiry>(
    enquiry: E,
    onAnswer: (answer: Answer<E>) => void,
    onProgress: (share: number) => void = () => {},
  ): () => void {
    const id = ++this.#asked;
    // The engine answers a question in its own kind.
    this.#open.set(id, { onAnswer: onAnswer as (answer: Answer) => void, onProgress });
    this.#send({ ...enquiry, id });
    return () => {
      if (this.#open.delete(id)) this.#send({ type: 'cancel', id });
    };
  }

  answer(answer: Answer): void {
    const open = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    open?.onAnswer(answer);
  }

  progress({ id, share }: Extract<Event, { readonly type: 'progress' }>): void {
    this.#open.get(id)?.onProgress(share);
  }
}
