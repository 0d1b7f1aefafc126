/** A slice shorter than this, in milliseconds, tells more of the way to the device than of its speed. */
const shortest = 10;
/** Slices whose median is believed: the first ones compile and warm up. */
const enough = 5;

/** How fast training goes while it goes at full speed: the median of the last slices that were long enough to tell. */
export class SpeedMeter {
  readonly #rates: number[] = [];

  did(steps: number, milliseconds: number): void {
    if (steps === 0 || milliseconds < shortest) return;
    this.#rates.push((steps * 1000) / milliseconds);
    if (this.#rates.length > enough) this.#rates.shift();
  }

  /** Steps per second, once there is enough to tell. */
  get stepsPerSecond(): number | undefined {
    return this.#rates.length < enough ? undefined : this.#rates.toSorted((a, b) => a - b)[(enough - 1) / 2];
  }

  /** What comes is another net, or runs elsewhere. */
  restart(): void {
    this.#rates.length = 0;
  }
}
