import type { Backend } from '../backends/backend.ts';
import type { PreparedData } from '../data/prepare.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import type { RunIdentity } from './runIdentity.ts';
import type { Snapshot } from './snapshot.ts';
import type { Timeline } from './timeline.ts';

export interface SessionOptions {
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly backend: Backend;
  /** Go on exactly from here. */
  readonly resume?: Snapshot;
  /** Start at step 0, with weights and state taken over where they fit. */
  readonly keep?: Snapshot;
  /** Exact replay: the `variant` of the run to repeat, which no faster one replaces. Not on this machine: BackendError. */
  readonly variant?: string | undefined;
  /** Which run it is, and where its past is kept; a copy that only shows how fast it goes has neither. */
  readonly identity?: RunIdentity;
  readonly timeline?: Timeline;
}

/** What a run begins with: at most one of them. */
export type SessionStart = Pick<SessionOptions, 'keep' | 'resume'>;
