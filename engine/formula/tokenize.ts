import { FormulaError } from './formulaError.ts';

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'superscript' | 'end';
  /** Canonical: ASCII operators, subscript digits as digits, superscripts as a plain number. */
  readonly text: string;
  readonly position: number;
  readonly length: number;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '⋅': '*',
  '−': '-',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

const toDigits = (text: string, alphabet: string): string =>
  Array.from(text, (letter) => (alphabet.includes(letter) ? String(alphabet.indexOf(letter)) : letter)).join('');

const TOKEN =
  /(?<space>\s+)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{Mn}\d_₀-₉]*)|(?<superscript>[⁰¹²³⁴-⁹]+)|(?<symbol>[<>=]=|[-+*/^()<>?:,×·⋅−÷≤≥])/uy;

/** The words of a formula, ending with an `end` token. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const position = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) {
      const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
      throw new FormulaError('unexpectedCharacter', { position, length: character.length }, { character });
    }
    const { number, name, superscript, symbol } = groups;
    const place = { position, length: pattern.lastIndex - position };
    if (number !== undefined) tokens.push({ kind: 'number', text: number, ...place });
    else if (name !== undefined) tokens.push({ kind: 'name', text: toDigits(name, SUBSCRIPTS), ...place });
    else if (superscript !== undefined) {
      tokens.push({ kind: 'superscript', text: toDigits(superscript, SUPERSCRIPTS), ...place });
    } else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: SYMBOLS[symbol] ?? symbol, ...place });
  }
  tokens.push({ kind: 'end', text: '', position: text.length, length: 0 });
  return tokens;
}
