import type { ModelSpec } from '../spec/model.ts';
import type { RunningMeans } from './history.ts';
import type { RunIdentity } from './runIdentity.ts';
import type { VariantUse } from './variantUse.ts';

/** Everything a run needs to go on elsewhere, on any backend: kept on the CPU side, plain and cloneable. */
export interface Snapshot {
  readonly spec: ModelSpec;
  readonly step: number;
  /** Epochs begun minus one, and the sample at which the next batch of the current epoch begins. */
  readonly epoch: number;
  readonly position: number;
  /** Parameters and optimizer state by tensor name, row-major. */
  readonly tensors: Readonly<Record<string, Float32Array>>;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  /** Scalars that the optimizer carries from step to step. */
  readonly carried: Readonly<Record<string, number>>;
  readonly means: ReturnType<RunningMeans['save']>;
  /** The best watched loss so far and the epoch it was seen at, with the weights of then where they are to be restored. */
  readonly stopping?: { readonly best: number; readonly bestEpoch: number };
  readonly bestTensors?: Readonly<Record<string, Float32Array>>;
  /** Loss of the first step, against which divergence is judged. */
  readonly firstLoss?: number;
  /** Which arithmetic led here; a snapshot of an older page has none. */
  readonly variants?: readonly VariantUse[];
  /** Of which run; likewise. */
  readonly run?: RunIdentity;
}
