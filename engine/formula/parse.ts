import { call, constant, variable, type Expression } from './expression.ts';
import { FormulaError } from './formulaError.ts';
import { functions } from './functions.ts';
import { nodesOf } from './nodesOf.ts';
import type { Words } from '../spec/words.ts';
import { tokenize, type Token } from './tokenize.ts';

export const FORMULA_LIMITS = { characters: 1000, nodes: 2000, nesting: 60 } as const;

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
  ['e', Math.E],
]);

/** How each comparison is built from greater, greater-or-equal and equal. */
const COMPARISONS: ReadonlyMap<string, (a: Expression, b: Expression) => Expression> = new Map([
  ['>', (a: Expression, b: Expression) => call('gt', a, b)],
  ['<', (a: Expression, b: Expression) => call('gt', b, a)],
  ['>=', (a: Expression, b: Expression) => call('ge', a, b)],
  ['<=', (a: Expression, b: Expression) => call('ge', b, a)],
  ['==', (a: Expression, b: Expression) => call('eq', a, b)],
]);

/** `1 argument`, `2 to 16 arguments`. */
const argumentCount = (minimum: number, maximum: number): Words =>
  minimum === maximum
    ? { en: `${minimum} argument${minimum === 1 ? '' : 's'}`, zh: `${minimum} 个参数` }
    : { en: `${minimum} to ${maximum} arguments`, zh: `${minimum}–${maximum} 个参数` };

/** An operation whose arguments are all numbers and that did not fold has no finite value: 1 / 0, log(0). */
const hasNoValue = (e: Expression): boolean => e.args.length > 0 && e.args.every((arg) => arg.op === 'number');

/** Recursive descent, one method a level of precedence, loosest first. */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #variables: readonly string[] | undefined;
  #next = 0;
  #nesting = 0;

  constructor(tokens: readonly Token[], variables: readonly string[] | undefined) {
    this.#tokens = tokens;
    this.#variables = variables;
  }

  formula(): Expression {
    const result = this.#choice();
    if (this.#peek().kind !== 'end')
      throw this.#unexpected({ en: 'an operator such as + or *', zh: '运算符，如 + 或 *' });
    return result;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', position: 0, length: 0 };
  }

  /** The next token if it is this symbol, taken. */
  #take(symbol: string): Token | undefined {
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text !== symbol) return undefined;
    this.#next++;
    return token;
  }

  #expect(symbol: string): void {
    if (this.#take(symbol) === undefined) throw this.#unexpected({ en: `"${symbol}"`, zh: `“${symbol}”` });
  }

  #unexpected(expected: Words): FormulaError {
    const token = this.#peek();
    if (token.kind === 'end') return new FormulaError('unexpectedEnd', token, { expected });
    return new FormulaError('unexpectedToken', token, { found: token.text, expected });
  }

  /** Runs one level deeper; refuses depths that could exhaust the stack. */
  #nested(read: () => Expression): Expression {
    const limit = FORMULA_LIMITS.nesting;
    if (++this.#nesting > limit) throw new FormulaError('tooDeep', this.#peek(), { limit });
    const result = read();
    this.#nesting--;
    return result;
  }

  #finite(result: Expression, at: Token): Expression {
    if (hasNoValue(result)) throw new FormulaError('noValue', at, { found: at.text });
    return result;
  }

  #choice(): Expression {
    const condition = this.#comparison();
    if (this.#take('?') === undefined) return condition;
    const yes = this.#nested(() => this.#choice());
    this.#expect(':');
    const no = this.#nested(() => this.#choice());
    return call('where', condition, yes, no);
  }

  /** a < b < c holds where both comparisons do. */
  #comparison(): Expression {
    let left = this.#sum();
    let result: Expression | undefined;
    for (;;) {
      const compare = this.#peek().kind === 'symbol' ? COMPARISONS.get(this.#peek().text) : undefined;
      if (compare === undefined) return result ?? left;
      this.#next++;
      const right = this.#sum();
      const holds = compare(left, right);
      result = result === undefined ? holds : call('where', result, holds, constant(0));
      left = right;
    }
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      const plus = this.#take('+');
      const sign = plus ?? this.#take('-');
      if (sign === undefined) return left;
      left = this.#finite(call(plus ? 'add' : 'sub', left, this.#product()), sign);
    }
  }

  #product(): Expression {
    let left = this.#signed();
    for (;;) {
      const star = this.#take('*');
      const sign = star ?? this.#take('/');
      if (sign === undefined) return left;
      left = this.#finite(call(star ? 'mul' : 'div', left, this.#signed()), sign);
    }
  }

  /** −x^2 is −(x^2). */
  #signed(): Expression {
    if (this.#take('-'))
      return call(
        'neg',
        this.#nested(() => this.#signed()),
      );
    if (this.#take('+')) return this.#nested(() => this.#signed());
    return this.#power();
  }

  #power(): Expression {
    let base = this.#atom();
    for (let token = this.#peek(); token.kind === 'superscript'; token = this.#peek()) {
      this.#next++;
      base = this.#finite(call('pow', base, this.#number(token)), token);
    }
    const sign = this.#take('^');
    if (sign === undefined) return base;
    const exponent = this.#nested(() => this.#signed());
    return this.#finite(call('pow', base, exponent), sign);
  }

  #atom(): Expression {
    const token = this.#peek();
    if (token.kind === 'number') {
      this.#next++;
      return this.#number(token);
    }
    if (token.kind === 'name') {
      this.#next++;
      return this.#take('(') ? this.#application(token) : this.#name(token);
    }
    if (this.#take('(') === undefined) throw this.#unexpected({ en: 'a number, a name or "("', zh: '数字、名称或“(”' });
    const inner = this.#nested(() => this.#choice());
    this.#expect(')');
    return inner;
  }

  #number(token: Token): Expression {
    const value = Number(token.text);
    if (Number.isFinite(value)) return constant(value);
    throw new FormulaError('tooLargeNumber', token, { found: token.text });
  }

  #name(token: Token): Expression {
    const name = token.text;
    if (this.#variables?.includes(name)) return variable(name);
    const value = CONSTANTS.get(name);
    if (value !== undefined) return constant(value);
    if (functions.has(name)) throw new FormulaError('bareFunction', token, { found: name, expected: `${name}(…)` });
    const known = this.#variables;
    if (known === undefined) return variable(name);
    throw new FormulaError(known.length > 0 ? 'unknownVariable' : 'noVariables', token, { name, known });
  }

  #application(token: Token): Expression {
    const name = token.text;
    const found = functions.get(name);
    if (found === undefined) {
      const known = [...functions.keys()];
      const isVariable = this.#variables?.includes(name) ?? false;
      throw new FormulaError(isVariable ? 'calledVariable' : 'unknownFunction', token, { name, known });
    }
    const args: Expression[] = [];
    if (!this.#take(')')) {
      do args.push(this.#nested(() => this.#choice()));
      while (this.#take(','));
      this.#expect(')');
    }
    const { minimum, maximum, build } = found;
    if (args.length < minimum || args.length > maximum) {
      const expected = argumentCount(minimum, maximum);
      throw new FormulaError('wrongArgumentCount', token, { name, expected, count: args.length });
    }
    return this.#finite(build(...args), token);
  }
}

/**
 * Reads a formula: + − * / ^ (right associative, binding tighter than a sign), comparisons (also chained), c ? a : b,
 * the functions of functions.ts, pi and e, × · ÷ − ² ₁ and the like. With `variables` only those names are known, else
 * any name is a variable. Throws FormulaError, and nothing else, for every other text.
 */
export function parse(text: string, options: { variables?: readonly string[] } = {}): Expression {
  const whole: Token = { kind: 'end', text: '', position: 0, length: text.length };
  const { characters, nodes } = FORMULA_LIMITS;
  if (text.length > characters) throw new FormulaError('tooLong', whole, { limit: characters, length: text.length });
  if (text.trim() === '') throw new FormulaError('empty', whole);
  const result = new Parser(tokenize(text), options.variables).formula();
  const parts = nodesOf(result);
  const count = parts.length;
  if (count > nodes) throw new FormulaError('tooLarge', whole, { limit: nodes, count });
  if (parts.some(hasNoValue)) throw new FormulaError('noValue', whole, { found: text });
  return result;
}
