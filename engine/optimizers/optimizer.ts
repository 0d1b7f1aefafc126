import type { Definition } from '../spec/definition.ts';
import type { Fields, ValuesOf } from '../spec/field.ts';

/**
 * A rule in formulas. `update` gives, in order, the new value of each state and of `w`; later formulas see the
 * earlier results. Variables: `w`, `g` (gradient), the states, the fields, the scalars. Where a field
 * `learningRate` exists it arrives after the schedule.
 */
export interface OptimizerDefinition<F extends Fields = Fields> extends Definition<F> {
  /** Per-parameter states and the value each starts with. */
  readonly state: Readonly<Record<string, number>>;
  /**
   * Numbers that are the same for every parameter, computed once per step in 64 bits, in order, from the
   * fields, `t` (this step, counted from 1), earlier scalars and the carried values.
   */
  readonly scalars?: Readonly<Record<string, string>>;
  /** Scalars that a step hands to the next: `next` sees fields, `t`, and scalars of this step. */
  readonly carried?: Readonly<Record<string, { readonly start: number; readonly next: string }>>;
  readonly update: Readonly<Record<string, string>> | ((values: ValuesOf<F>) => Readonly<Record<string, string>>);
  /** Uses the whole training set as one batch, whatever the batch size says. */
  readonly fullBatch?: boolean;
}

export const defineOptimizer = <const F extends Fields>(definition: OptimizerDefinition<F>): OptimizerDefinition<F> =>
  definition;
