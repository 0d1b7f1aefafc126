import type { BlowUp } from './findBlowUp.ts';
import type { EpochMetrics } from './history.ts';
import type { Cursor, StepTrace } from './flight.ts';
import type { StopReason } from './stopping.ts';

/** What a stretch of training brought. */
export interface Advance {
  readonly traces: readonly StepTrace[];
  readonly epochs: readonly EpochMetrics[];
  /** Where the run stood after the last flight of these steps; further on than the last of them where it blew up. */
  readonly end?: Readonly<Cursor>;
  /** Milliseconds that these steps took; not what was waited for between them. */
  readonly took: number;
  /** Whether they were made on a device that is told what to do and answers later. */
  readonly isDistant?: boolean;
  /** A stop condition that was met at the end of the last epoch. */
  readonly stopped?: StopReason;
  /** Where the run blew up; it stands at its last sound snapshot again. */
  readonly diverged?: BlowUp;
}
