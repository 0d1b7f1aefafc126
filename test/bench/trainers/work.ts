import type { PreparedData } from '../../../engine/data/prepare.ts';
import type { CheckedModel } from '../../../engine/spec/checkModel.ts';
import type { Product } from './product.ts';

/** One dense layer of the net with the weights it starts from, the same for every engine; `kernel` is [inputs, units]. */
export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: string;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** What is to be trained, as ours take it. */
export interface Training {
  readonly model: CheckedModel;
  readonly data: PreparedData;
}

/** The same in words that every peer understands. */
export interface Task {
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

/** What is done over and over: training steps, or products. */
export interface Work {
  /** Does it so many times to the end; resolves with what each gave: the loss of a step, the checksum of a product. */
  repeat(times: number): Promise<readonly number[]>;
  /** The same while there is more to come: results may come with a later call. */
  readonly goOn?: (times: number) => Promise<readonly number[]>;
  /** Milliseconds that one call of either should take. */
  readonly slice: number;
  /** What ran, as the engine calls it. */
  readonly detail: string;
  /** Bytes of memory held now, where the engine can tell. */
  readonly bytes?: () => number | undefined;
  readonly dispose?: () => void;
}

/** An engine, loaded and with its device open. What comes back builds the work, and is measured. */
export interface Engine {
  readonly training: (training: Training) => () => Promise<Work>;
  readonly product?: (product: Product) => () => Promise<Work>;
}

export type OpenEngine = (backend: string, variant: string) => Promise<Engine>;

export interface Peer {
  readonly train: (task: Task) => Promise<Work>;
  readonly multiply?: (product: Product) => Promise<Work>;
}

export type OpenPeer = (backend: string, variant: string) => Promise<Peer>;

/** Peers read losses seldom, which is in their favour: a readback from a GPU costs milliseconds. */
export const peerSlice = 200;

/** Keras' Adam; the peers take the same numbers. */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
