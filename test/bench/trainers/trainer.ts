import type { PreparedData } from '../../../engine/data/prepare.ts';
import type { CheckedModel } from '../../../engine/spec/checkModel.ts';

/** One dense layer of the net with the weights it starts from, the same for every engine; `kernel` is [inputs, units]. */
export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: string;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** What is to be trained, in our own words and in those that every peer understands. */
export interface Task {
  readonly document: unknown;
  readonly model: CheckedModel;
  readonly data: PreparedData;
  readonly layers: readonly DenseLayer[];
  /** Training samples. */
  readonly count: number;
  readonly inputs: number;
  readonly outputs: number;
  /** [count, inputs] and [count, outputs], row-major. */
  readonly features: Float32Array;
  readonly targets: Float32Array;
  readonly labels: Uint8Array;
  readonly batchSize: number;
  readonly seed: number;
  readonly loss: 'meanSquaredError' | 'categoricalCrossentropy';
  readonly optimizer: { readonly type: 'sgd' | 'adam'; readonly learningRate: number };
}

export interface Trainer {
  /** Trains so many steps to their end; resolves with the loss of each. */
  train(steps: number): Promise<readonly number[]>;
  /** Milliseconds that one call of `train` should take. */
  readonly slice: number;
  /** What ran, as the engine calls it. */
  readonly detail: string;
}

/** Loads the engine and opens its device; what it resolves with goes from the task to a trainer. */
export type Engine = (backend: string, variant: string) => Promise<(task: Task) => Promise<Trainer>>;

/** Peers read losses seldom, which is in their favour: a readback from a GPU costs milliseconds. */
export const peerSlice = 200;

/** Keras' Adam; the peers take the same numbers. */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
