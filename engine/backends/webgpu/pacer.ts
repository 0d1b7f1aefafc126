/**
 * Decides how much work goes into one submission: drivers end what runs for seconds, and a page must stay live, so a
 * submission aims at a few frames' time. How fast the device is, is learnt from the submissions themselves.
 */
export class Pacer {
  /** Milliseconds that a submission may take. */
  readonly budget: number;
  /** Units of work per millisecond; one is a multiplication and an addition. Starts low, for the slowest device. */
  #speed: number;

  constructor(budget = 25, speed = 1e6) {
    this.budget = budget;
    this.#speed = speed;
  }

  /** What a dispatch costs beside its work: its launch, in units. */
  static readonly launch = 1e5;
  /** However small the work, launches take time of their own. */
  static readonly mostDispatches = 2048;

  fits(work: number, dispatches: number): boolean {
    return work <= this.#speed * this.budget && dispatches <= Pacer.mostDispatches;
  }

  /**
   * Learns from a submission of so much work, finished `milliseconds` after it could begin. A short one says nothing
   * of a slow device (the wait has a latency of its own), so only long ones slow the pace.
   */
  learn(work: number, milliseconds: number): void {
    const speed = work / Math.max(milliseconds, 0.1);
    if (speed > this.#speed) this.#speed = Math.min(speed, this.#speed * 2);
    else if (milliseconds > this.budget) this.#speed = Math.max(speed, this.#speed / 2);
  }
}
