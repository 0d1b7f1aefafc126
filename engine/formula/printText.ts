import type { Expression } from './expression.ts';
import { LEVEL, printInfix, type InfixStyle } from './printInfix.ts';

const SIGNS: Readonly<Partial<Record<string, string>>> = { gt: '>', ge: '>=', eq: '==' };

const style: InfixStyle = {
  number: (value) => (Math.abs(value) === Math.PI ? `${value < 0 ? '-' : ''}pi` : String(value)),
  power: '^',
  apply: (op, args, at) => {
    const [a, b, c] = args;
    const sign = SIGNS[op];
    if (a && b && sign !== undefined) {
      return { text: `${at(a, LEVEL.sum)} ${sign} ${at(b, LEVEL.sum)}`, level: LEVEL.comparison };
    }
    if (a && b && c) {
      const text = `${at(a, LEVEL.comparison)} ? ${at(b, LEVEL.comparison)} : ${at(c, LEVEL.choice)}`;
      return { text, level: LEVEL.choice };
    }
    return { text: `${op}(${args.map((arg) => at(arg, LEVEL.choice)).join(', ')})`, level: LEVEL.atom };
  },
};

/** The canonical text: parse gives the same expression back. Throws FormulaError tooLarge. */
export const printText = (e: Expression): string => printInfix(e, style);
