import type { Advance } from './advance.ts';
import { Pacer } from './pacer.ts';
import { SpeedMeter } from './speedMeter.ts';

/** Measures training slice by slice: how many steps make the next one, and how fast they go. */
export class SliceClock {
  readonly pacer: Pacer;
  readonly meter = new SpeedMeter();

  /** In slices of so many milliseconds, or as long as the pacer likes them. */
  constructor(slice?: number) {
    this.pacer = new Pacer(slice);
  }

  /** What was learnt of the pace holds for one net on one backend. */
  restart(): void {
    this.pacer.start();
    this.meter.restart();
  }

  /** One slice of training; measures what it brings, which may be steps of the slice before. */
  async slice<Done extends Advance | undefined>(train: (steps: number) => Promise<Done>): Promise<Done> {
    const done = await train(this.pacer.nextSteps());
    const { traces, took, isAhead = false } = done ?? { traces: [], took: 0 };
    this.pacer.did(traces.length, took, isAhead);
    this.meter.did(traces.length, took);
    return done;
  }
}
