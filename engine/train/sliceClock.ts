import { Pacer } from './pacer.ts';
import type { Session } from './session.ts';
import { SpeedMeter } from './speedMeter.ts';

/** Measures training slice by slice: how many steps make the next one, and how fast they go. */
export class SliceClock {
  readonly pacer = new Pacer();
  readonly meter = new SpeedMeter();

  /** What was learnt of the pace holds for one net on one backend. */
  restart(): void {
    this.pacer.start();
    this.meter.restart();
  }

  /** One slice of training, and the milliseconds that it took. */
  async slice<Done>(
    session: Pick<Session, 'landed'>,
    train: (steps: number) => Promise<Done>,
  ): Promise<{ readonly done: Done; readonly took: number }> {
    const steps = this.pacer.nextSteps();
    const before = session.landed;
    const begun = performance.now();
    const done = await train(steps);
    const took = performance.now() - begun;
    // A run that blew up stands at a step of before.
    const made = Math.max(0, session.landed - before);
    this.pacer.did(made);
    this.meter.did(made, took);
    return { done, took };
  }
}
