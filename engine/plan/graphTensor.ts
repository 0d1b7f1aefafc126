import type { Tensor } from './program.ts';

/** A tensor of a graph: where it will live is decided later, by the plan. */
export interface GraphTensor extends Omit<Tensor, 'buffer'> {
  /** The tensor whose elements this one shows under another shape. */
  readonly viewOf?: GraphTensor;
}
