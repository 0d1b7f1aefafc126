import type { Expression } from '../formula/expression.ts';
import type { MemberOf } from '../spec/field.ts';
import { memberFormula } from '../spec/memberFormula.ts';
import type { ActivationDefinition } from './activation.ts';
import { activations } from './index.ts';

export type Activation = MemberOf<typeof activations>;

const expressions = new WeakMap<Activation, Expression>();

/**
 * f in `x`, with the member's settings as numbers. For an activation over a whole row: the formula its curve shows.
 * Throws FormulaError for a formula of the user's own that is wrong.
 */
export function activationExpression(activation: Activation): Expression {
  const known = expressions.get(activation);
  if (known) return known;
  const { formula } = activations[activation.type] as ActivationDefinition;
  const expression = memberFormula(activation, formula, ['x']);
  expressions.set(activation, expression);
  return expression;
}
