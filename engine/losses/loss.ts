import type { Task } from '../data/dataset.ts';
import type { Graph, GraphTensor } from '../plan/graph.ts';
import type { Definition } from '../spec/definition.ts';
import type { Fields, ValuesOf } from '../spec/field.ts';
import type { Words } from '../spec/words.ts';

/** How targets are written for a loss: a class as 0/1 or −1/+1 in one number, one-hot, or the value itself. */
export type Coding = 'zeroOne' | 'signed' | 'oneHot' | 'value';

/** What a loss must fit: facts of the document, known before anything runs. */
export interface LossContext {
  readonly task: Task;
  /** Classification: number of classes. Regression: numbers per target. */
  readonly outputs: number;
  /** Numbers that the last layer gives. */
  readonly units: number;
  /** Type of the last layer's activation, `linear` where it has none. */
  readonly activation: string;
  /** Lowest and highest output of that activation; where absent, that of its type with default settings. */
  readonly range?: readonly [low: number, high: number];
}

export interface LossDefinition<F extends Fields = Fields> extends Definition<F> {
  /** The loss of one output, in `y` (prediction), `t` (target) and the names of the fields. */
  readonly formula: string | ((values: ValuesOf<F>) => string);
  /** Over the outputs of one sample; batches are always averaged over their true count. */
  readonly reduction: 'mean' | 'sum' | ((values: ValuesOf<F>) => 'mean' | 'sum');
  readonly coding: (context: LossContext) => Coding;
  /** Why this loss cannot serve here; undefined where it fits. */
  readonly misfit: (context: LossContext) => Words | undefined;
  /**
   * The same loss computed from the logits z before an activation, by that activation's type: stable where
   * the probability rounds to 0 or 1. Either a formula of one output in `z`, `t`, or a row loss [rows].
   */
  readonly fromLogits?: Readonly<
    Record<string, string | ((graph: Graph, z: GraphTensor, t: GraphTensor, name: string) => GraphTensor)>
  >;
  /** Targets as this loss wants them, in `t`, `outputs` and the fields (label smoothing). */
  readonly target?: string;
}

export const defineLoss = <const F extends Fields>(definition: LossDefinition<F>): LossDefinition<F> => definition;
