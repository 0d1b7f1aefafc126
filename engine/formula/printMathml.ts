import { call, constant, wholePower, type Expression, type Op } from './expression.ts';
import { escapeMarkup, mathmlName } from './mathmlName.ts';
import { treeSize } from './treeSize.ts';

export interface MathmlOptions {
  /** Significant digits of numbers; 5 if absent. */
  readonly digits?: number;
  /** The word beside the last line of a choice; 'otherwise' if absent. */
  readonly otherwise?: string;
  /** What stands in the place of a variable, e.g. its value; undefined: its name. */
  readonly variable?: (name: string) => Substitute | undefined;
  /** Products are written with a dot, as where numbers stand beside each other. */
  readonly dots?: boolean;
}

/** Markup that stands for a variable. A sum gets brackets where it needs them, a fraction where it is raised. */
export interface Substitute {
  readonly markup: string;
  readonly isSum?: boolean;
  readonly isFraction?: boolean;
}

/** How tightly a piece binds, loosest first. */
const LEVEL = { comparison: 0, sum: 1, product: 2, signed: 3, power: 4, atom: 5 } as const;

interface Piece {
  readonly markup: string;
  readonly level: number;
}

/** Larger formulas are shown as an ellipsis. */
const LARGEST_TREE = 1000;

const NAMED: readonly (readonly [number, string])[] = [
  [Math.PI, '<mi>π</mi>'],
  [Math.E, '<mi>e</mi>'],
  [Math.SQRT2, '<msqrt><mn>2</mn></msqrt>'],
  [Math.SQRT1_2, '<mfrac><mn>1</mn><msqrt><mn>2</mn></msqrt></mfrac>'],
  [2 / Math.sqrt(Math.PI), '<mfrac><mn>2</mn><msqrt><mi>π</mi></msqrt></mfrac>'],
  [Math.sqrt(2 / Math.PI), '<msqrt><mfrac><mn>2</mn><mi>π</mi></mfrac></msqrt>'],
  [Math.LN2, '<mrow><mi>ln</mi><mo>&#x2061;</mo><mn>2</mn></mrow>'],
];

/** How functions are written; the rest by their own name. */
const FUNCTION_NAMES: Readonly<Partial<Record<Op, string>>> = {
  log: 'ln',
  sigmoid: 'σ',
  sign: 'sgn',
  logCosh: 'ln cosh',
};

const row = (...parts: readonly string[]): string => `<mrow>${parts.join('')}</mrow>`;
const mo = (sign: string): string => `<mo>${sign}</mo>`;
const bracketed = (markup: string): string => row('<mo>(</mo>', markup, '<mo>)</mo>');

const usualDigits = 5;
const longestBound = 9;

function number(value: number, digits: number, isLiteral = false): Piece {
  const size = Math.abs(value);
  const rounded = Number(size.toPrecision(digits));
  // 0.9999999 as a bound is not 1.
  const isBound = isLiteral && Number.isInteger(rounded) && rounded !== size && String(size).length <= longestBound;
  const [mantissa = '', exponent] = String(isBound ? size : rounded).split('e');
  const power = exponent === undefined ? '' : `<msup><mn>10</mn>${number(Number(exponent), digits).markup}</msup>`;
  const scaled = mantissa === '1' && power !== '' ? power : `<mn>${mantissa}</mn>${power && mo('×') + power}`;
  const name = NAMED.find(([named]) => named === size)?.[1];
  const markup = name ?? (power ? row(scaled) : scaled);
  if (value < 0) return { markup: row(mo('−'), markup), level: LEVEL.signed };
  return { markup, level: power ? LEVEL.product : LEVEL.atom };
}

/**
 * Options that put numbers in the place of variables; nothing is worked out, so the formula keeps its shape. Where a
 * letter stood, −3 is set apart from the signs before it: 2 − (−3).
 */
export const inNumbers = (values: Readonly<Record<string, number>>, digits = usualDigits): MathmlOptions => ({
  dots: true,
  digits,
  variable: (name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return undefined;
    const { markup, level } = number(value, digits);
    return { markup, isSum: level < LEVEL.atom };
  },
});

/** Presentation MathML with fractions, roots, powers and cases, as a `<math>` element. */
export const printMathml = (root: Expression, options: MathmlOptions = {}): string =>
  `<math>${mathmlOf(root, options)}</math>`;

/** The same as a part of a larger formula. */
export function mathmlOf(root: Expression, options: MathmlOptions = {}): string {
  const { digits = usualDigits, otherwise = 'otherwise', dots = false } = options;
  if (treeSize(root) > LARGEST_TREE) return '<mo>…</mo>';

  const at = (e: Expression, level: number): string => {
    // Within something else the larger of two is a word, not a brace.
    const piece = e.op === 'max' ? applied('max', ...e.args) : print(e);
    return piece.level < level ? bracketed(piece.markup) : piece.markup;
  };
  const plain = (e: Expression): string => at(e, LEVEL.comparison);
  const applied = (name: string, ...args: readonly Expression[]): Piece => {
    const list = args.map(plain).join('<mo>,</mo>');
    return { markup: row(`<mi>${name}</mi>`, '<mo>&#x2061;</mo>', bracketed(list)), level: LEVEL.atom };
  };
  const joined = (a: Expression, sign: string, b: Expression, level: number, right: number): Piece => ({
    markup: row(at(a, level), mo(sign), at(b, right)),
    level,
  });

  const named = (name: string): Piece => {
    const { markup, isSum, isFraction }: Substitute = options.variable?.(name) ?? { markup: mathmlName(name) };
    return { markup, level: isSum ? LEVEL.sum : isFraction ? LEVEL.signed : LEVEL.atom };
  };
  /** Whether the markup of e begins with a digit, so that a product before it needs a visible sign. */
  const startsWithNumber = (e: Expression): boolean => {
    if (e.op === 'number') return true;
    const first = wholePower(e)?.base ?? e.args[0];
    return (
      first !== undefined &&
      (e.op === 'mul' || e.op === 'pow' || wholePower(e) !== undefined) &&
      startsWithNumber(first)
    );
  };

  const compared = (e: Expression): string => {
    const [a, b] = e.args;
    const sign = { gt: '&gt;', ge: '≥', eq: '=' }[e.op as string];
    if (!a || !b || sign === undefined) return row(plain(e), '<mo>≠</mo><mn>0</mn>');
    // a number stands on the right: x < 1, not 1 > x
    if (a.op === 'number') return row(at(b, LEVEL.sum), mo(turned(e)), at(a, LEVEL.sum));
    return row(at(a, LEVEL.sum), mo(sign), at(b, LEVEL.sum));
  };

  /** Two conditions that hold together; of bounds, low < x < high. */
  const bothCompared = (one: Expression, other: Expression): string => {
    const [high, x] = one.args;
    const [same, low] = other.args;
    if (!high || !low || !x || x !== same || !turned(one) || !turned(other))
      return `${compared(one)}<mo>,</mo>${compared(other)}`;
    return row(at(low, LEVEL.sum), mo(turned(other)), at(x, LEVEL.sum), mo(turned(one)), at(high, LEVEL.sum));
  };

  /** A brace with a line for each branch; choices in the last branch continue the list. */
  const cases = (e: Expression): Piece => {
    const lines: string[] = [];
    const line = (value: Expression, when: string): void => {
      lines.push(`<mtr><mtd>${print(value).markup}</mtd><mtd>${when}</mtd></mtr>`);
    };
    let rest = e;
    for (let [condition, yes, no] = rest.args; rest.op === 'where' && condition && yes && no;) {
      const [further, both, neither] = yes.args;
      if (yes.op === 'where' && further && both && neither === no) line(both, bothCompared(condition, further));
      else line(yes, compared(condition));
      rest = no;
      [condition, yes, no] = rest.args;
    }
    line(rest, `<mtext>${escapeMarkup(otherwise)}</mtext>`);
    return {
      markup: row('<mo>{</mo>', `<mtable columnalign="left">${lines.join('')}</mtable>`),
      level: LEVEL.comparison,
    };
  };

  const raised = (base: Expression, exponent: string): Piece => ({
    markup: `<msup>${at(base, LEVEL.atom)}${exponent}</msup>`,
    level: LEVEL.power,
  });

  const print = (e: Expression): Piece => {
    const power = wholePower(e);
    if (power !== undefined) return raised(power.base, `<mn>${power.exponent}</mn>`);
    if (e.op === 'number') return number(e.value, digits, true);
    if (e.op === 'variable') return named(e.name);
    const [a, b] = e.args;
    if (a === undefined) return { markup: '', level: LEVEL.atom };
    if (b === undefined) return atom(e, a);
    switch (e.op) {
      case 'add':
        return joined(a, '+', b, LEVEL.sum, LEVEL.product);
      case 'sub':
        return joined(a, '−', b, LEVEL.sum, LEVEL.product);
      case 'mul':
        return joined(
          a,
          dots || isWord(a) || isWord(b) || startsWithNumber(b) || isApplied(b) ? '·' : '&#x2062;',
          b,
          LEVEL.product,
          b.op === 'mul' ? LEVEL.product : LEVEL.signed,
        );
      case 'div':
        return { markup: `<mfrac>${plain(a)}${plain(b)}</mfrac>`, level: LEVEL.signed };
      case 'pow':
        return raised(a, plain(b));
      case 'gt':
      case 'ge':
      case 'eq':
        // Iverson's bracket: 1 where it holds
        return { markup: row('<mo>[</mo>', compared(e), '<mo>]</mo>'), level: LEVEL.atom };
      case 'where':
        return cases(e);
      case 'mod':
        return joined(a, 'mod', b, LEVEL.product, LEVEL.signed);
      case 'max':
        if (b.value === 0) return cases(call('where', call('gt', a, b), a, b));
        return applied('max', a, b);
      default:
        return applied(e.op, ...e.args);
    }
  };

  const atom = (e: Expression, a: Expression): Piece => {
    switch (e.op) {
      case 'neg':
        return { markup: row(mo('−'), at(a, LEVEL.product)), level: LEVEL.signed };
      case 'sqrt':
        return { markup: `<msqrt>${plain(a)}</msqrt>`, level: LEVEL.atom };
      case 'abs':
        return { markup: row('<mo>|</mo>', plain(a), '<mo>|</mo>'), level: LEVEL.atom };
      case 'floor':
        return { markup: row('<mo>⌊</mo>', plain(a), '<mo>⌋</mo>'), level: LEVEL.atom };
      case 'exp':
        return { markup: `<msup><mi>e</mi>${plain(a)}</msup>`, level: LEVEL.power };
      case 'expm1':
        return { markup: row(`<msup><mi>e</mi>${plain(a)}</msup>`, '<mo>−</mo><mn>1</mn>'), level: LEVEL.sum };
      case 'log1p':
        return applied('ln', call('add', constant(1), a));
      default:
        return applied(FUNCTION_NAMES[e.op] ?? e.op, a);
    }
  };

  return print(root).markup;
}

/** The sign of a comparison read from right to left; '' of anything else. */
const turned = ({ op }: Expression): string => ({ gt: '&lt;', ge: '≤', eq: '=' })[op as string] ?? '';

/** Words beside each other would run together. */
const isApplied = ({ op }: Expression): boolean => op === 'max' || op === 'min';
const isWord = (e: Expression): boolean => e.op === 'variable' && e.name.length > 2;
