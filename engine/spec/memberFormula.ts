import { constant, type Expression } from '../formula/expression.ts';
import { parse } from '../formula/parse.ts';
import { substitute } from '../formula/substitute.ts';

/**
 * A member's formula in the given variables, with its number settings put in as numbers.
 * Throws FormulaError for a formula of the user's own that is wrong.
 */
export function memberFormula<M extends { readonly type: string }>(
  member: M,
  formula: string | ((values: M) => string),
  variables: readonly string[],
): Expression {
  const settings = new Map(
    Object.entries(member).flatMap(([name, value]) => (typeof value === 'number' ? [[name, constant(value)]] : [])),
  );
  const text = typeof formula === 'string' ? formula : formula(member);
  const parsed = parse(text, { variables: [...variables, ...settings.keys()] });
  return substitute(parsed, (node) => (node.op === 'variable' ? settings.get(node.name) : undefined));
}
