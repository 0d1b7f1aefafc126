import { isSound } from './isSound.ts';
import type { Snapshot } from './snapshot.ts';

/** Milliseconds between snapshots are at least this, and so many that taking them costs at most 2 % of the time. */
const shortestInterval = 1000;
const share = 0.02;

/** The snapshots that a run can go back to. */
export class SnapshotKeeper {
  #last: Snapshot;
  /** The newest that the run has outlived without its loss rising. */
  #sound: Snapshot;
  #taken = performance.now();
  #interval = shortestInterval;

  constructor(start: Snapshot) {
    this.#last = start;
    this.#sound = start;
  }

  /** The newest that is known to be finite. */
  get last(): Snapshot {
    return this.#last;
  }

  get isDue(): boolean {
    return performance.now() - this.#taken >= this.#interval;
  }

  async take(snapshot: () => Promise<Snapshot>, isCalm: boolean): Promise<void> {
    const begun = performance.now();
    const taken = await snapshot();
    if (isSound(taken)) {
      if (isCalm) this.#sound = this.#last;
      this.#last = taken;
    }
    this.#taken = performance.now();
    this.#interval = Math.max(shortestInterval, (this.#taken - begun) / share);
  }

  /** After a blow-up the newer ones are worth nothing. */
  goBack(): Snapshot {
    this.#last = this.#sound;
    return this.#sound;
  }
}
