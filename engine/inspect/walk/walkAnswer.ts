import type { Words } from '../../spec/words.ts';
import type { Differences } from './differenceCheck.ts';
import type { FormulaRow } from './updateFormula.ts';
import type { TensorPicture } from './tensorPicture.ts';
import type { WalkPhase } from './walkSteps.ts';

/** One element of one step, for one sample of the batch or as the mean over all. */
export interface WalkPlace {
  /** Of the list of steps, from 0. */
  readonly step: number;
  /** Position in what the step computes, without the row of the batch. */
  readonly element: readonly number[];
  readonly row: number | 'mean';
}

/** How numbers and formulas are to be written, and which part of large tensors is asked for. */
export interface WalkStyle {
  readonly decimals: number;
  /** The word beside the last line of a choice. */
  readonly otherwise: string;
  /** A sum of up to so many parts is written out; 6 where absent. */
  readonly parts?: number;
  /** By tensor: the first row and column that are told; where absent those around what is lit. */
  readonly pages?: Readonly<Record<string, readonly [row: number, column: number]>>;
}

/** A step of training, taken apart. */
export interface WalkAnswer {
  /** Whether the samples are those that the run takes next. */
  readonly isNext: boolean;
  /** Steps that the run had done. */
  readonly at: number;
  readonly rows: number;
  /** Position of each row in the table [train | validation | test]; nothing for a sample that is in no table. */
  readonly indices: readonly number[] | undefined;
  readonly steps: readonly StepSummary[];
  readonly loss: number;
}

export interface StepSummary {
  readonly phase: WalkPhase;
  readonly layer: string;
  readonly label: Words;
  /** What is computed. */
  readonly tensor: string;
  /** Of one sample where it is batched. */
  readonly shape: readonly number[];
  readonly isBatched: boolean;
}

export interface WalkStepAnswer {
  readonly place: WalkPlace;
  /** MathML of what is computed, with the element's position. */
  readonly symbol: string;
  readonly sentences: readonly Words[];
  /** MathML without its `<math>`. */
  readonly rows: readonly FormulaRow[];
  /** As the backend that trains computed it; after the update where the step is one. */
  readonly value: number;
  readonly tensors: readonly TensorPicture[];
  /** Elements that this one flows into. */
  readonly uses: readonly { readonly place: WalkPlace; readonly symbol: string; readonly tensor: string }[];
}

/** Whether the number of a step can be trusted. */
export interface WalkCheckAnswer {
  readonly place: WalkPlace;
  readonly value: number;
  /** The same in 64 bits; nothing where the batch is too large for that. */
  readonly reference: number | undefined;
  /** By finite differences, where the step computes a whole gradient. */
  readonly differences: Differences | undefined;
}
