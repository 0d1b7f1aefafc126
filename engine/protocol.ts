import type { BackendError, BackendName } from './backends/backend.ts';
import type { SampleKind, Task } from './data/dataset.ts';
import type { Frame, FrameRequest } from './frame.ts';
import type { Landscape, LandscapeRefusal, LandscapeRequest } from './inspect/landscape/landscape.ts';
import type { WalkAnswer, WalkCheckAnswer, WalkPlace, WalkStepAnswer, WalkStyle } from './inspect/walk/walkAnswer.ts';
import type { WalkBatch } from './inspect/walk/walkBatch.ts';
import type { Evaluation } from './metrics/evaluation.ts';
import type { RocCurve } from './metrics/rocCurve.ts';
import type { ModelSpec } from './spec/model.ts';
import type { StepCost } from './spec/costAt.ts';
import type { Problem } from './spec/problem.ts';
import type { Words } from './spec/words.ts';
import type { Snapshot } from './train/snapshot.ts';
import type { DifferenceAnswer } from './train/differenceAnswer.ts';
import type { SpeedTable } from './train/speeds.ts';
import type { VariantUse } from './train/variantUse.ts';

export { mostFree, planeKinds, trackColumns } from './inspect/landscape/landscape.ts';
export type { Landscape, LandscapeRefusal, LandscapeRequest, PlaneKind } from './inspect/landscape/landscape.ts';
export type { MappedRule, MappedSpace, MappingAnswer, MappingWish } from './inspect/mapping/mappingAnswer.ts';
export type { Frame, FrameRequest, Status } from './frame.ts';
export type { RunIdentity, RunOrigin } from './train/runIdentity.ts';
export type { StartComparison } from './train/compareStarts.ts';
export type { DifferenceAnswer } from './train/differenceAnswer.ts';
export type { TimelineView } from './train/timeline.ts';
export type { TensorPicture } from './inspect/walk/tensorPicture.ts';
export type { FormulaRow } from './inspect/walk/updateFormula.ts';
export type { StepSummary, WalkAnswer, WalkCheckAnswer, WalkPlace, WalkStepAnswer } from './inspect/walk/walkAnswer.ts';
export type { WalkBatch } from './inspect/walk/walkBatch.ts';
export type { WalkPhase } from './inspect/walk/walkSteps.ts';

/**
 * Everything that page and worker say to each other. The page asks for the next frame when it has drawn the
 * last one, so frames never queue; what no visible panel asks for is never computed or copied.
 */
export type Command =
  /** Takes a document. Weights stay where id and shape match (`keep`), or all start anew. */
  | {
      readonly type: 'load';
      readonly spec: ModelSpec;
      readonly keep: boolean;
      readonly files?: ReadonlyMap<string, Uint8Array>;
      readonly snapshot?: Snapshot;
    }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** Steps per second from now on; 0: as fast as the machine goes. */
  | { readonly type: 'pace'; readonly stepsPerSecond: number }
  /** Advances by whole steps, or to the end of the current epoch. */
  | { readonly type: 'advance'; readonly by: 'step' | 'epoch' }
  /** The very same start again. */
  | { readonly type: 'reset' }
  /** A live change: takes effect before the next step and is recorded in the document. */
  | { readonly type: 'edit'; readonly path: string; readonly value: number | string | boolean }
  | { readonly type: 'frame'; readonly wants: FrameRequest }
  | ({ readonly id: number } & Enquiry)
  /** Nobody waits for the answer to this enquiry any more. */
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'snapshot' }
  /**
   * Shows the run as it was at the kept snapshot nearest to a step, in all that frames and answers tell; without a step,
   * as it stands now. The run waits. Whatever trains it or changes a value meanwhile branches first.
   */
  | { readonly type: 'look'; readonly step?: number }
  /** Goes on, as another run, from what is shown of the past; the run before is kept as it stands. */
  | { readonly type: 'branch' }
  /** Of the runs before, only these are still wanted. */
  | { readonly type: 'retain'; readonly runs: readonly number[] }
  /**
   * Trains the document from its start on every backend side by side, with so many times the hidden units, while the
   * run stands; a new race takes the place of the one before.
   */
  | { readonly type: 'race'; readonly widen: number }
  /** Ends the race, and the run goes on where it stood. So does whatever else would move the run. */
  | { readonly type: 'endRace' }
  /** The loss around the weights as they stand, in place of the surface before; it grows beside the run. */
  | { readonly type: 'landscape'; readonly request: LandscapeRequest }
  /** Ends its growing; as much as is known stays. */
  | { readonly type: 'stopLandscape' };

/** Commands that go on from what is shown: while that is the past, they branch first. */
export const goesOn: ReadonlySet<Command['type']> = new Set(['play', 'advance', 'edit']);

/** Commands after which a race is over. */
export const movesTheRun: ReadonlySet<Command['type']> = new Set(['load', 'play', 'advance', 'reset']);

/** Commands that need not know how the last steps went: these may still be under way. */
export const looksOn: ReadonlySet<Command['type']> = new Set(['frame', 'cancel']);

/** What a visible panel asks about a split now and then; the answer bears the id of the question. */
export type Enquiry =
  | { readonly type: 'samples'; readonly query: SampleQuery }
  /** Loss and every metric. */
  | { readonly type: 'judgement'; readonly split: Split }
  /** How well the outputs tell a class from all others. */
  | { readonly type: 'roc'; readonly split: Split; readonly label: number }
  /** What the present run and one before it answer over the input plane. */
  | { readonly type: 'difference'; readonly run: number; readonly size: number }
  /** Takes the step that a batch would bring apart, on a copy of the state; the next two are about it. */
  | { readonly type: 'walk'; readonly batch: WalkBatch }
  | { readonly type: 'walkStep'; readonly place: WalkPlace; readonly style: WalkStyle }
  | { readonly type: 'walkCheck'; readonly place: WalkPlace };

/** Which samples of a split are told about, at most `count` from `offset` on. */
export interface SampleQuery {
  readonly split: Split;
  /** As they lie, or by falling loss. */
  readonly order: 'first' | 'worst';
  /** Classification: only those that are taken for another class. */
  readonly mistakes?: boolean;
  /** Classification: only those of this class. */
  readonly actual?: number;
  /** Classification: only those taken for this class. */
  readonly predicted?: number;
  readonly offset: number;
  readonly count: number;
}

export type Split = 'train' | 'validation' | 'test';

export type Event =
  | { readonly type: 'loaded'; readonly summary: Summary }
  /** The document cannot run; whatever ran before goes on. */
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  | { readonly type: 'frame'; readonly frame: Frame }
  | ({ readonly type: 'samples'; readonly id: number } & SampleAnswer)
  | ({ readonly type: 'judgement'; readonly id: number } & JudgementAnswer)
  | ({ readonly type: 'roc'; readonly id: number } & RocAnswer)
  | ({ readonly type: 'difference'; readonly id: number } & DifferenceAnswer)
  | { readonly type: 'walk'; readonly id: number; readonly walk?: WalkAnswer; readonly problems?: readonly Problem[] }
  | ({ readonly type: 'walkStep'; readonly id: number } & WalkStepAnswer)
  | ({ readonly type: 'walkCheck'; readonly id: number } & WalkCheckAnswer)
  /** How much of the answer to an enquiry is worked out: told a few times a second where it takes long. */
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  /** A run began, was measured, or went on elsewhere. */
  | { readonly type: 'choice'; readonly choice: Choice }
  | RaceEvent
  | LandscapeEvent
  /** Something people should know: a lost device and where training went on, a hidden tab. */
  | { readonly type: 'notice'; readonly words: Words }
  /** The worker cannot go on. */
  | { readonly type: 'failed'; readonly message: string };

/** Where the run trains, and what is known of the other backends. */
export interface Choice {
  readonly backend: BackendName;
  /** Under which variant the run made its steps, each from a step on. */
  readonly variants: readonly VariantUse[];
  /** Steps per second that were measured of this very model. */
  readonly speeds: SpeedTable;
  /** Those that cannot run it here. */
  readonly missing: Readonly<Partial<Record<BackendName, Pick<BackendError, 'code' | 'message'>>>>;
}

/** How the race stands: told a few times a second. */
export interface RaceEvent {
  readonly type: 'race';
  readonly lanes: readonly RaceLane[];
  /** Why a net of this size cannot run at all. */
  readonly problems?: readonly Problem[];
}

/** The surface that was asked for last, as far as it is known, or why there is none; with neither, it is no more. */
export interface LandscapeEvent {
  readonly type: 'landscape';
  readonly landscape?: Landscape;
  readonly refusal?: LandscapeRefusal;
  /** More about what failed. */
  readonly message?: string;
}

/** A backend in the race. */
export interface RaceLane {
  readonly backend: BackendName;
  readonly variant: string;
  /** `waiting` until all are loaded; `out` where it cannot run, or run on. */
  readonly state: 'waiting' | 'running' | 'done' | 'out';
  readonly failure?:
    | Pick<BackendError, 'code' | 'message'>
    | { readonly code: 'slow'; readonly operations: number }
    | { readonly code: 'diverged'; readonly step: number };
  readonly steps: number;
  /** Seconds that it trained. */
  readonly seconds: number;
  readonly stepsPerSecond: number;
  /** Means over stretches of steps that are the same for all. */
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
}

/** Some samples of a split with what the network makes of them. */
export interface SampleAnswer {
  readonly query: SampleQuery;
  /** So many fit the question. */
  readonly total: number;
  /** Within the split. */
  readonly indices: Uint32Array;
  /** [count, …raw sample]. */
  readonly features: Float32Array | Uint8Array;
  /** Class, or the first value, of each; and what it is taken for. */
  readonly targets: Float32Array;
  readonly predicted: Float32Array;
  /** [count, units]. */
  readonly outputs: Float32Array;
  readonly losses: Float32Array;
}

export interface JudgementAnswer {
  readonly split: Split;
  readonly loss: number;
  readonly evaluation: Evaluation;
}

export interface RocAnswer {
  readonly split: Split;
  readonly label: number;
  /** With few enough points to draw; absent where the split has no sample of the class, or no other. */
  readonly curve?: RocCurve;
  /** Of the whole curve. */
  readonly area: number | null;
}

/** What the page must know of a loaded document; points and pixels for drawing are sent once. */
export interface Summary {
  /** The document as it runs, with recorded edits. */
  readonly spec: ModelSpec;
  readonly task: Task;
  readonly kind: SampleKind;
  /** Classification: classes. Regression: numbers per target. */
  readonly outputs: number;
  readonly units: number;
  readonly sample: readonly number[];
  readonly classNames: readonly Words[];
  readonly counts: Readonly<Record<Split, number>>;
  readonly parameterCount: number;
  /** Of the program that backends run. */
  readonly cost: StepCost;
  readonly parameters: readonly { readonly name: string; readonly layer: string; readonly shape: readonly number[] }[];
  readonly samples: SampleView;
  /** Bounds of the input plane [low, high] that grids cover. */
  readonly plane: readonly [number, number];
}

/** Samples as they are drawn: raw values, before features and scaling, at most a few thousand. */
export interface SampleView {
  /** [train then test, …raw sample]. */
  readonly features: Float32Array | Uint8Array;
  readonly shape: readonly number[];
  /** Class index, or the value, of each. */
  readonly targets: Float32Array;
  readonly trainCount: number;
  readonly testCount: number;
}

/** A handler for every message: one that is missing or misspelt does not compile. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [T in M['type']]: (message: Extract<M, { type: T }>) => void | Promise<void>;
};
