import { wholePower, type Expression } from './expression.ts';
import { FormulaError } from './formulaError.ts';
import type { Operator } from './operations.ts';
import { treeSize } from './treeSize.ts';

/** How tightly a piece of text binds, loosest first. */
export const LEVEL = { choice: 0, comparison: 1, sum: 2, product: 3, signed: 4, power: 5, atom: 6 } as const;
type Level = (typeof LEVEL)[keyof typeof LEVEL];

export interface Printed {
  readonly text: string;
  readonly level: Level;
}

/** What differs between notations. `at` gives an argument's text, in brackets if it binds looser than the level. */
export interface InfixStyle {
  readonly number: (value: number) => string;
  readonly power: '^' | '**';
  /** Everything that is neither + − × ÷ nor a power; comparisons included. */
  readonly apply: (op: Operator, args: readonly Expression[], at: At) => Printed;
}
export type At = (e: Expression, level: Level) => string;

/** Text longer than this helps nobody. */
const LARGEST_TREE = 10_000;

/** Whether `2 * e` needs no brackets: the parser moves a leading number out of such a product. */
function isChain(e: Expression | undefined): boolean {
  if (e?.op !== 'mul') return false;
  let first: Expression | undefined = e;
  while (first?.op === 'mul' && wholePower(first) === undefined) first = first.args[0];
  return first !== undefined && !['number', 'div', 'where'].includes(first.op);
}

/** One line of text with as few brackets as the precedences allow. Throws FormulaError tooLarge. */
export function printInfix(root: Expression, style: InfixStyle): string {
  const size = treeSize(root);
  if (size > LARGEST_TREE) {
    const values = { limit: LARGEST_TREE, count: size };
    throw new FormulaError('tooLargeInWriting', { position: 0, length: 0 }, values);
  }
  const at: At = (e, level) => {
    const printed = print(e);
    return printed.level < level ? `(${printed.text})` : printed.text;
  };
  const joined = (e: Expression, sign: string, level: Level, right: Level): Printed => {
    const [a, b] = e.args;
    return { text: a && b ? `${at(a, level)} ${sign} ${at(b, right)}` : '', level };
  };
  const print = (e: Expression): Printed => {
    const power = wholePower(e);
    if (power !== undefined) {
      return { text: `${at(power.base, LEVEL.atom)}${style.power}${power.exponent}`, level: LEVEL.power };
    }
    const [a, b] = e.args;
    switch (e.op) {
      case 'number':
        return { text: style.number(e.value), level: e.value < 0 ? LEVEL.signed : LEVEL.atom };
      case 'variable':
        return { text: e.name, level: LEVEL.atom };
      case 'neg':
        return { text: a ? `-${at(a, LEVEL.power)}` : '', level: LEVEL.signed };
      case 'add':
        return joined(e, '+', LEVEL.sum, LEVEL.product);
      case 'sub':
        return joined(e, '-', LEVEL.sum, LEVEL.product);
      case 'mul':
        return joined(e, '*', LEVEL.product, a?.op === 'number' && isChain(b) ? LEVEL.product : LEVEL.signed);
      case 'div':
        return joined(e, '/', LEVEL.product, LEVEL.signed);
      case 'pow': {
        const text = a && b ? `${at(a, LEVEL.atom)}${style.power}${at(b, LEVEL.signed)}` : '';
        return { text, level: LEVEL.power };
      }
      default:
        return style.apply(e.op, e.args, at);
    }
  };
  return print(root).text;
}
