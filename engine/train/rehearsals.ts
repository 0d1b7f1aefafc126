import { firstSnapshot } from './firstSnapshot.ts';
import { isSound } from './isSound.ts';
import { planRunner } from './loadRunner.ts';
import type { Session } from './session.ts';

/** So often the browser has to see code run before it compiles it well. */
const count = 14;

/** Milliseconds after a network begins to train, so that its first steps come first, and between two. */
const delay = 50;
const pause = 4;

/** Milliseconds: where one takes longer, as for a deep network, it costs more than it brings. */
const longest = 60;

/** Copies of more weights would themselves keep somebody waiting. */
const mostParameters = 2 ** 18;

/**
 * Does for nobody what an edit asks for, up to the code that is written for the new network: an edit finds that warm,
 * and waits half as long for its first step.
 */
export class Rehearsals {
  readonly #enqueue: (work: () => Promise<void>) => void;
  /** What is loaded when it is its turn. */
  readonly #session: () => Session | undefined;
  #left = count;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(enqueue: (work: () => Promise<void>) => void, session: () => Session | undefined) {
    this.#enqueue = enqueue;
    this.#session = session;
    // V8 throws compiled code for arrays away when the first buffer of all is detached, as by a memory that grows.
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
  }

  /** A network begins to train: what is left of it comes after its first steps. */
  begin(): void {
    this.pause();
    this.#wait(delay);
  }

  /** Another one is loaded, and its first step is waited for. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(milliseconds: number): void {
    if (this.#left === 0) return;
    this.#timer = setTimeout(() => {
      const timer = this.#timer;
      this.#enqueue(async () => {
        const session = this.#session();
        // Another network may have begun before it was its turn.
        if (timer !== this.#timer || !session?.backend.rehearse) return;
        const begun = performance.now();
        // What is done for nobody must end no run: whoever needs it will hear of what is wrong.
        const isDone = await rehearse(session).then(
          () => true,
          () => false,
        );
        this.#left = isDone && performance.now() - begun <= longest ? this.#left - 1 : 0;
        if (timer === this.#timer) this.#wait(pause);
      });
    }, milliseconds);
  }
}

async function rehearse(session: Session): Promise<void> {
  const { model, data, backend, identity } = session;
  const { made, later } = planRunner(model, data);
  backend.rehearse?.(made.program, { later });
  if (model.parameterCount > mostParameters) return;
  isSound(firstSnapshot(made, { model, identity, keep: await session.snapshot() }));
}
