import { slopeLine } from './slopeLine.ts';
import type { Expression } from '../../engine/formula/expression.ts';
import { FormulaError } from '../../engine/formula/formulaError.ts';
import { parse } from '../../engine/formula/parse.ts';
import type { FormulaLine, Picture } from './picture.ts';
import { withDerivative } from './sampled.ts';

/** What is understood of a typed formula, or what is wrong with it and where. */
export type FormulaStudy =
  | { readonly error: FormulaError }
  | {
      readonly error?: undefined;
      readonly lines: readonly FormulaLine[];
      /** A curve over the first variable with the others at 1; `plane` for a function of x₁ and x₂. */
      readonly picture: Picture | 'plane' | undefined;
    };

type Span = readonly [low: number, high: number];

/** Where no domain is given: steps are counted from 0, everything else lies around it. */
const usual = (name: string): Span => (name === 't' ? [0, 1000] : [-4, 4]);

/** More variables than this make a rule, not a curve. */
const mostVariables = 3;

export function studyFormula(text: string, variables: readonly string[], name: string, domain?: Span): FormulaStudy {
  let formula: Expression;
  try {
    formula = parse(text, { variables });
  } catch (error) {
    if (error instanceof FormulaError) return { error };
    throw error;
  }
  const line = { name, formula };
  if (variables.includes('x1')) return { lines: [line], picture: 'plane' };
  const [along = 'x', ...rest] = variables;
  if (variables.length > mostVariables) return { lines: [line], picture: undefined };
  const span = domain ?? usual(along);
  const others = Object.fromEntries(rest.map((other) => [other, 1]));
  const curves = withDerivative(formula, along, span, ['f', 'f′'], others);
  const slope = slopeLine(rest.length > 0 ? `∂/∂${along}` : 'f′', formula, along);
  return { lines: [line, ...slope], picture: { kind: 'curves', domain: span, curves } };
}
