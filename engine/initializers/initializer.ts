import type { Draws } from '../random/draws.ts';
import type { Definition } from '../spec/definition.ts';
import type { Fields, ValuesOf } from '../spec/field.ts';

/** The parameter to be filled. Fans as in Keras: for [in, out] they are in and out; a vector's are both its length. */
export interface ParameterShape {
  readonly shape: readonly number[];
  readonly fanIn: number;
  readonly fanOut: number;
}

export interface InitializerDefinition<F extends Fields = Fields> extends Definition<F> {
  /** The distribution, for people, e.g. `U(−a, a), a = √(6 / (fanIn + fanOut))`. */
  readonly formula: string;
  /** Values in row-major order, in 64 bits; rounded to 32 by the caller. */
  readonly fill: (values: ValuesOf<F>, parameter: ParameterShape, draws: Draws) => Float64Array;
}

export const defineInitializer = <const F extends Fields>(
  definition: InitializerDefinition<F>,
): InitializerDefinition<F> => definition;
