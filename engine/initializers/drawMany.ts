import { Draws } from '../random/draws.ts';
import type { MemberOf } from '../spec/field.ts';
import { initializers } from './index.ts';
import type { InitializerDefinition, ParameterShape } from './initializer.ts';

export type Initializer = MemberOf<typeof initializers>;

/** At least so many values as the initializer draws them for a parameter, from many starts one after the other. */
export function drawMany(initializer: Initializer, parameter: ParameterShape, count: number): Float64Array {
  const { fill } = initializers[initializer.type] as InitializerDefinition;
  const size = Math.max(
    1,
    parameter.shape.reduce((product, each) => product * each, 1),
  );
  const starts = Math.ceil(count / size);
  const values = new Float64Array(starts * size);
  for (let i = 0; i < starts; i++) values.set(fill(initializer, parameter, new Draws(i, 'many')), i * size);
  return values;
}
