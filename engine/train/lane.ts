import { Pacer } from './pacer.ts';
import type { Advance } from './advance.ts';
import type { Session } from './session.ts';
import { SpeedMeter } from './speedMeter.ts';

/** A session that is trained to see how fast it goes, in slices as long as those of the run that people watch. */
export class Lane {
  readonly session: Session;
  readonly meter = new SpeedMeter();
  readonly #pacer = new Pacer();
  /** Milliseconds of training. */
  busy = 0;

  constructor(session: Session) {
    this.session = session;
  }

  async slice(): Promise<Advance> {
    const before = this.session.cursor.step;
    const begun = performance.now();
    const done = await this.session.advance(this.#pacer.nextSteps());
    const took = performance.now() - begun;
    const steps = Math.max(0, this.session.cursor.step - before);
    this.#pacer.did(steps);
    this.meter.did(steps, took);
    this.busy += took;
    return done;
  }
}
