import type { Advance } from './advance.ts';
import { sliceAhead } from './pacer.ts';
import type { Session } from './session.ts';
import { SliceClock } from './sliceClock.ts';
import type { SpeedMeter } from './speedMeter.ts';

/**
 * A session that is trained to see how fast it goes. It waits for each slice, which is as long as what a GPU is given
 * ahead elsewhere: what it left under way would slow others that take turns with it.
 */
export class Lane {
  readonly session: Session;
  readonly #clock = new SliceClock(sliceAhead);
  /** Milliseconds of training. */
  busy = 0;

  constructor(session: Session) {
    this.session = session;
  }

  get meter(): SpeedMeter {
    return this.#clock.meter;
  }

  async slice(): Promise<Advance> {
    const done = await this.#clock.slice((steps) => this.session.advance(steps));
    this.busy += done.took;
    return done;
  }
}
