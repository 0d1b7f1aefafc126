/** Milliseconds of training between looks at the message queue. */
const slice = 20;
/** Steps per second are told over this much time. */
const span = 1000;

/** Chooses how many steps make a slice, by how long the last ones took, and tells the speed. */
export class Pacer {
  #steps = 1;
  #begun = 0;
  #marks: { readonly at: number; readonly steps: number }[] = [];

  start(): void {
    this.#marks = [];
  }

  nextSteps(): number {
    this.#begun = performance.now();
    return this.#steps;
  }

  /** Tells what the slice brought; a stretch without steps (an evaluation, a stop) teaches nothing. */
  did(steps: number): void {
    const now = performance.now();
    if (steps > 0) {
      const fit = (steps * slice) / Math.max(0.05, now - this.#begun);
      // At most doubling, so that one lucky slice does not make the next one long.
      this.#steps = Math.max(1, Math.floor(Math.min(fit, this.#steps * 2)));
    }
    this.#marks.push({ at: now, steps });
    while (this.#marks.length > 1 && (this.#marks[0]?.at ?? now) < now - span) this.#marks.shift();
  }

  get stepsPerSecond(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.at <= first.at) return 0;
    const steps = this.#marks.slice(1).reduce((sum, mark) => sum + mark.steps, 0);
    return (steps / (last.at - first.at)) * 1000;
  }
}
