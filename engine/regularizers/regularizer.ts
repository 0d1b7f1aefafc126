import type { Definition } from '../spec/definition.ts';
import type { Fields } from '../spec/field.ts';

export interface RegularizerDefinition<F extends Fields = Fields> extends Definition<F> {
  /** The penalty of one weight, in `w` and the fields; summed over the parameter and added to the loss. */
  readonly formula: string;
}

export const defineRegularizer = <const F extends Fields>(
  definition: RegularizerDefinition<F>,
): RegularizerDefinition<F> => definition;
