import type { Advance } from './advance.ts';
import { Pacer } from './pacer.ts';
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

  /** One slice of training; measures what it brings, which may be steps of the slice before. */
  async slice<Done extends Advance | undefined>(train: (steps: number) => Promise<Done>): Promise<Done> {
    const done = await train(this.pacer.nextSteps());
    const { traces, took, isDistant = false } = done ?? { traces: [], took: 0 };
    this.pacer.did(traces.length, took, isDistant);
    this.meter.did(traces.length, took);
    return done;
  }
}
