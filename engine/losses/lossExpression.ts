import { constant, variable, type Expression } from '../formula/expression.ts';
import { substitute } from '../formula/substitute.ts';
import type { MemberOf } from '../spec/field.ts';
import { memberFormula } from '../spec/memberFormula.ts';
import { losses } from './index.ts';
import type { LossDefinition } from './loss.ts';

export type Loss = MemberOf<typeof losses>;

const expressions = new WeakMap<Loss, Expression>();

const definitionOf = (loss: Loss): LossDefinition => losses[loss.type] as LossDefinition;

/**
 * The loss of one output in `y` and `t`, with the member's settings as numbers.
 * Throws FormulaError for a formula of the user's own that is wrong.
 */
export function lossExpression(loss: Loss): Expression {
  const known = expressions.get(loss);
  if (known) return known;
  const expression = memberFormula(loss, definitionOf(loss).formula, ['y', 't']);
  expressions.set(loss, expression);
  return expression;
}

/** The target as the loss wants it, in `t`, for so many outputs; undefined where it is taken as it is. */
export function targetExpression(loss: Loss, outputs: number): Expression | undefined {
  const { target } = definitionOf(loss);
  if (target === undefined) return undefined;
  const parsed = memberFormula(loss, target, ['t', 'outputs']);
  const expression = substitute(parsed, (node) => (node.name === 'outputs' ? constant(outputs) : undefined));
  return expression === variable('t') ? undefined : expression;
}

export function lossReduction(loss: Loss): 'mean' | 'sum' {
  const { reduction } = definitionOf(loss);
  return typeof reduction === 'function' ? reduction(loss) : reduction;
}
