import type { Expression } from '../formula/expression.ts';
import { parse } from '../formula/parse.ts';
import { optimizers } from './index.ts';
import type { OptimizerDefinition } from './optimizer.ts';
import type { Optimizer } from './optimizerRule.ts';
import { updateTexts } from './updateTexts.ts';

export interface NamedFormula {
  readonly name: string;
  readonly formula: Expression;
}

const read = (texts: Readonly<Record<string, string>>): readonly NamedFormula[] =>
  Object.entries(texts).map(([name, text]) => ({ name, formula: parse(text) }));

/**
 * The formulas of a step as people read them: its scalars, then the new value of each state and of `w`, where later
 * ones see the earlier results. optimizerRule is the same in terms of old values alone.
 * Throws FormulaError for a rule of the user's own that is wrong.
 */
export const optimizerFormulas = (
  optimizer: Optimizer,
): { readonly scalars: readonly NamedFormula[]; readonly update: readonly NamedFormula[] } => ({
  scalars: read((optimizers[optimizer.type] as OptimizerDefinition).scalars ?? {}),
  update: read(updateTexts(optimizer)),
});
