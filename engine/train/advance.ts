import type { BlowUp } from './findBlowUp.ts';
import type { EpochMetrics } from './history.ts';
import type { StepTrace } from './runner.ts';
import type { StopReason } from './stopping.ts';

/** What a stretch of training brought. */
export interface Advance {
  readonly traces: readonly StepTrace[];
  readonly epochs: readonly EpochMetrics[];
  /** A stop condition that was met at the end of the last epoch. */
  readonly stopped?: StopReason;
  /** Where the run blew up; it stands at its last sound snapshot again. */
  readonly diverged?: BlowUp;
}
