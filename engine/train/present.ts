import type { Numbers } from '../backends/backend.ts';
import type { GuardState } from './divergenceGuard.ts';
import type { DocumentState } from './runDocument.ts';
import type { Snapshot } from './snapshot.ts';

/** A run's present while its past is shown: more than a snapshot, for going back must change no bit. */
export interface Present {
  readonly snapshot: Snapshot;
  /** Parameters and optimizer state as precise as the backend has them. */
  readonly exact: Readonly<Record<string, Numbers>>;
  readonly documents: DocumentState;
  readonly guard: GuardState;
  /** The sample that the next step is to be made on. */
  readonly single: number | undefined;
}
