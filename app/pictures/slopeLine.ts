import { differentiate } from '../../engine/formula/differentiate.ts';
import type { Expression } from '../../engine/formula/expression.ts';
import { treeSize } from '../../engine/formula/treeSize.ts';
import type { FormulaLine } from './picture.ts';

/** Parts of a formula that still reads as a formula; a longer slope is left to its curve. */
const readable = 40;

/** The line of a derivative, or none where it would be too long to read. */
export function slopeLine(name: string, e: Expression, variable: string): readonly FormulaLine[] {
  const slope = differentiate(e, variable);
  return treeSize(slope) > readable ? [] : [{ name, formula: slope }];
}
