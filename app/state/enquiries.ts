import type { Command, Enquiry, Event } from '../../engine/protocol.ts';

export type Answer<E extends Enquiry = Enquiry> = Extract<Event, { readonly type: E['type'] }>;

/** Questions that are answered now and then. One that the engine loses with its device stays open; nobody waits. */
export class Enquiries {
  readonly #send: (command: Command) => void;
  readonly #open = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  constructor(send: (command: Command) => void) {
    this.#send = send;
  }

  ask<E extends Enquiry>(enquiry: E, onAnswer: (answer: Answer<E>) => void): () => void {
    const id = ++this.#asked;
    // The engine answers a question in its own kind.
    this.#open.set(id, onAnswer as (answer: Answer) => void);
    this.#send({ ...enquiry, id });
    return () => this.#open.delete(id);
  }

  answer(answer: Answer): void {
    const onAnswer = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    onAnswer?.(answer);
  }
}
