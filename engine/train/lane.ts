import type { Advance } from './advance.ts';
import type { Session } from './session.ts';
import { SliceClock } from './sliceClock.ts';
import type { SpeedMeter } from './speedMeter.ts';

/**
 * A session that is trained to see how fast it goes, in slices as long as those of the run that people watch. It waits
 * for each of them: what it left under way would slow others that take turns with it.
 */
export class Lane {
  readonly session: Session;
  readonly #clock = new SliceClock();
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
