import type { BackendName } from './backends/backend.ts';
import type { MappingAnswer, MappingWish } from './inspect/mapping/mappingAnswer.ts';
import type { EpochMetrics } from './train/history.ts';
import type { LayerStatistics } from './train/layerStatistics.ts';
import type { RunIdentity } from './train/runIdentity.ts';
import type { TimelineView } from './train/timeline.ts';

/** What visible panels need for the next frame. */
export interface FrameRequest {
  /** Side of the square grid over the input plane; 2D and 1D data only. */
  readonly grid?: number;
  /** Outputs for the first so many samples of the test split (training where there is none). */
  readonly predictions?: number;
  /** Tensors by name, e.g. `dense1.kernel`. */
  readonly tensors?: readonly string[];
  /** Ids of the layers that are looked into. */
  readonly statistics?: readonly string[];
  /** One raw sample, as a drawn digit: what the network makes of it. */
  readonly probe?: Float32Array;
  /** Which snapshots of the run are kept. */
  readonly timeline?: boolean;
  /** What each unit of these layers answers over the input plane; `input` gives the features as the network gets them. */
  readonly neurons?: { readonly layers: readonly string[]; readonly size: number };
  /** The way of the run on the landscape that is shown. */
  readonly track?: boolean;
  /** Samples and lines of the input in every layer's space. */
  readonly mapping?: MappingWish;
}

export type Status =
  | { readonly state: 'paused' | 'running' }
  /** A stop condition was met, or the run diverged: why, and since when. */
  | { readonly state: 'stopped'; readonly reason: 'epochs' | 'loss' | 'patience'; readonly step: number }
  | {
      readonly state: 'diverged';
      readonly step: number;
      readonly layer: string;
      readonly tensor: string;
      readonly snapshotStep: number;
    };

export interface Frame {
  readonly step: number;
  /** Epochs done, with the part of the present one. */
  readonly epoch: number;
  readonly status: Status;
  readonly backend: BackendName;
  readonly variant: string;
  readonly stepsPerSecond: number;
  /** Training loss since the last frame: the mean over `steps` steps up to `step`; none while nothing ran. */
  readonly losses: readonly {
    readonly step: number;
    readonly epoch: number;
    readonly loss: number;
    readonly steps: number;
  }[];
  /** Epochs finished since the last frame. */
  readonly epochs: readonly EpochMetrics[];
  /** True where the curves before this frame belong to an earlier start. */
  readonly restarted: boolean;
  readonly run: RunIdentity;
  /**
   * This frame shows the past: how many epochs were done, with the part of the one under way; and where the run itself
   * stands.
   */
  readonly past?: { readonly epoch: number; readonly now: { readonly step: number; readonly epoch: number } };
  readonly timeline?: TimelineView;
  /** [grid, grid, units] (1D: [grid, units]), rows from the top (x₂ high) down. */
  readonly grid?: Float32Array;
  readonly gridSize?: number;
  /** [count, units]. */
  readonly predictions?: Float32Array;
  readonly tensors?: Readonly<Record<string, Float32Array>>;
  /** By layer id, after the activation: [units, size, size] (1D: [units, size]), rows from the top (x₂ high) down. */
  readonly neurons?: Readonly<Record<string, Float32Array>>;
  readonly neuronSize?: number;
  readonly statistics?: Readonly<Record<string, LayerStatistics>>;
  /** Outputs [units] for the sample that was asked about. */
  readonly probe?: Float32Array;
  /** On the plane of a landscape, up to now: [points, step · a · b · distance from the plane]. */
  readonly track?: { readonly id: number; readonly rows: Float32Array };
  /** While the network trains not in every frame, so that it does not slow down. */
  readonly mapping?: MappingAnswer;
}
