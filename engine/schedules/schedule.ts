import type { Definition } from '../spec/definition.ts';
import type { Fields, ValuesOf } from '../spec/field.ts';

export interface ScheduleDefinition<F extends Fields = Fields> extends Definition<F> {
  /** The learning rate of a step, in `t` (steps after the warm-up, from 0), `learningRate` and the fields. */
  readonly formula: string | ((values: ValuesOf<F>) => string);
}

export const defineSchedule = <const F extends Fields>(definition: ScheduleDefinition<F>): ScheduleDefinition<F> =>
  definition;
