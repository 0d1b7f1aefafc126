/** Milliseconds of training between looks at the message queue. */
export const slice = 10;
/**
 * The same on a GPU, which each launch costs some, beside what a slice takes there however short it is: fewer steps do
 * not shorten the way to it and back.
 */
export const distantSlice = 20;
/** Milliseconds after which a slow run looks again whether its pace has changed. */
const longestWait = 50;
/** Steps per second are told over this much time. */
const span = 1000;

/** Chooses how many steps make a slice, by how long the last ones took, and tells the speed. */
export class Pacer {
  #steps = 1;
  /** Milliseconds that the shortest slice took. */
  #shortest = Infinity;
  #rate = 0;
  #since = 0;
  #done = 0;
  #marks: { readonly at: number; readonly steps: number }[] = [];

  start(): void {
    this.#steps = 1;
    this.#shortest = Infinity;
    this.#marks = [];
    this.#since = performance.now();
    this.#done = 0;
  }

  /** Steps per second from now on; 0: as fast as the machine goes. */
  set rate(stepsPerSecond: number) {
    this.#rate = stepsPerSecond;
    this.#since = performance.now();
    this.#done = 0;
  }

  /** Whether steps follow one another as fast as the machine goes. */
  get isFree(): boolean {
    return this.#rate === 0;
  }

  /** Milliseconds until the next step may be made, or it is to be asked again. */
  get wait(): number {
    if (this.#rate === 0) return 0;
    const due = this.#since + (1000 * (this.#done + 1)) / this.#rate;
    return Math.max(0, Math.min(longestWait, due - performance.now()));
  }

  nextSteps(): number {
    if (this.#rate === 0) return this.#steps;
    const due = Math.floor(((performance.now() - this.#since) * this.#rate) / 1000) - this.#done;
    return Math.max(1, Math.min(this.#steps, due));
  }

  /** Tells what a slice brought, and its milliseconds; one without steps (an evaluation, a stop) teaches nothing. */
  did(steps: number, took: number, isDistant = false): void {
    const now = performance.now();
    this.#done += steps;
    // A machine that cannot keep the pace does not catch up later.
    if (this.#rate > 0 && (now - this.#since) * this.#rate > 1000 * (this.#done + this.#rate)) this.rate = this.#rate;
    if (steps > 0) {
      this.#shortest = Math.min(this.#shortest, took);
      const way = isDistant ? Math.min(distantSlice, this.#shortest) : 0;
      const fit = (steps * (isDistant ? distantSlice : slice)) / Math.max(0.05, took - way);
      // At most doubling, so that one lucky slice does not make the next one long.
      this.#steps = Math.max(1, Math.floor(Math.min(fit, this.#steps * 2)));
    }
    this.#marks.push({ at: now, steps });
    while (this.#marks.length > 2 && (this.#marks[0]?.at ?? now) < now - span) this.#marks.shift();
  }

  get stepsPerSecond(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.at <= first.at) return 0;
    const steps = this.#marks.slice(1).reduce((sum, mark) => sum + mark.steps, 0);
    return (steps / (last.at - first.at)) * 1000;
  }
}
