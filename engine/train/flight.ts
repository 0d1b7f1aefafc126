import type { Numbers } from '../backends/backend.ts';

/** Where a run stands. */
export interface Cursor {
  /** Steps done. */
  step: number;
  /** Epochs completed. */
  epoch: number;
  /** First sample, in this epoch's order, of the next batch. */
  position: number;
}

/** One step as it was traced. */
export interface StepTrace {
  readonly step: number;
  readonly rows: number;
  /** Epochs completed with this step, where it is the last of one, else 0. */
  readonly epochs: number;
  /** From `at` on the columns of the plan's trace: the loss, then sums over rows. Shared by steps that ran together. */
  readonly values: Numbers;
  readonly at: number;
}

export const lossOf = ({ values, at }: StepTrace): number => values[at] ?? Number.NaN;

/** Steps that were launched. */
export interface Flight {
  /** The first of them, and where the run stands after the last. */
  readonly first: number;
  readonly end: Readonly<Cursor>;
  /** Resolves when they are done. */
  readonly done: Promise<Landing>;
}

export interface Landing {
  readonly traces: readonly StepTrace[];
  /** The arithmetic that they went through. */
  readonly variant: string;
  /** Milliseconds from their launch, or from the landing of those before, to theirs. */
  readonly took: number;
}
