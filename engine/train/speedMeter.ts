/** A slice shorter than this, in milliseconds, tells more of the way to the device than of its speed. */
const shortest = 10;
/** Slices whose median is believed: the first ones compile and warm up. */
const enough = 5;
/** While slices grow by more than this they do not yet tell: the way to the device has less weight in longer ones. */
const growth = 1.25;

/** How fast training goes while it goes at full speed: the median of the last slices that were long enough to tell. */
export class SpeedMeter {
  readonly #rates: number[] = [];
  #longest = 0;

  did(steps: number, milliseconds: number): void {
    if (steps > growth * this.#longest) {
      this.restart();
      this.#longest = steps;
    }
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
    this.#longest = 0;
  }
}
