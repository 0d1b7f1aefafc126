import { differentiate } from '../../engine/formula/differentiate.ts';
import { compile } from '../../engine/formula/evaluate.ts';
import type { Expression } from '../../engine/formula/expression.ts';
import { parse } from '../../engine/formula/parse.ts';
import { variablesOf } from '../../engine/formula/substitute.ts';
import { descentFields } from '../../engine/spec/descentSpec.ts';

export type Axis = 'x' | 'y';

/** What is walked down: f of one variable or of two, with its partial derivatives. */
export interface DescentFunction {
  readonly axes: readonly Axis[];
  readonly formula: Expression;
  /** ∂f/∂x, ∂f/∂y as formulas, in the order of `axes`; at a kink a subgradient. */
  readonly slopes: readonly Expression[];
  readonly value: (place: ArrayLike<number>) => number;
  readonly gradient: (place: ArrayLike<number>) => readonly number[];
}

/** A text that the field `f` takes. It has two variables as soon as it speaks of y. */
export function descentFunction(text: string): DescentFunction {
  const formula = parse(text, { variables: descentFields.f.variables });
  const axes: readonly Axis[] = variablesOf(formula).has('y') ? ['x', 'y'] : ['x'];
  const slopes = axes.map((axis) => differentiate(formula, axis));
  const computed = slopes.map((slope) => compile(slope, axes));
  return {
    axes,
    formula,
    slopes,
    value: compile(formula, axes),
    gradient: (place) => computed.map((compute) => compute(place)),
  };
}
