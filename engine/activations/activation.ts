import type { Graph, GraphTensor } from '../plan/graph.ts';
import type { Definition } from '../spec/definition.ts';
import type { Fields, ValuesOf } from '../spec/field.ts';

export interface ActivationDefinition<F extends Fields = Fields> extends Definition<F> {
  /**
   * f(x), in `x` and the names of the fields. An activation over a whole row shows its formula for one
   * output and says how it is computed in `row`.
   */
  readonly formula: string | ((values: ValuesOf<F>) => string);
  /** For an activation in which each output depends on its whole row: [rows, …, n] → the same shape. */
  readonly row?: (graph: Graph, z: GraphTensor, name: string) => GraphTensor;
}

export const defineActivation = <const F extends Fields>(
  definition: ActivationDefinition<F>,
): ActivationDefinition<F> => definition;
