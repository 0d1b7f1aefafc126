import { call, constant, variable, type Expression } from './expression.ts';
import { FormulaError, type FormulaErrorCode, type FormulaErrorValues } from './formulaError.ts';
import { functions } from './functions.ts';
import { nodesOf } from './nodesOf.ts';
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

const fail = (code: FormulaErrorCode, at: Token, values: FormulaErrorValues, message: string): FormulaError =>
  new FormulaError(code, at.position, at.length, values, message);

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
    if (this.#peek().kind !== 'end') throw this.#unexpected('an operator such as + or *');
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
    if (this.#take(symbol) === undefined) throw this.#unexpected(`"${symbol}"`);
  }

  #unexpected(expected: string): FormulaError {
    const token = this.#peek();
    if (token.kind === 'end') {
      return fail('unexpectedEnd', token, { expected }, `the formula ends too early: add ${expected}`);
    }
    const values = { found: token.text, expected };
    return fail('unexpectedToken', token, values, `"${token.text}" is not expected here: put ${expected}`);
  }

  /** Runs one level deeper; refuses depths that could exhaust the stack. */
  #nested(read: () => Expression): Expression {
    if (++this.#nesting > FORMULA_LIMITS.nesting) {
      const limit = FORMULA_LIMITS.nesting;
      throw fail('tooDeep', this.#peek(), { limit }, `brackets nest deeper than ${limit}: split the formula`);
    }
    const result = read();
    this.#nesting--;
    return result;
  }

  #finite(result: Expression, at: Token): Expression {
    if (hasNoValue(result)) {
      throw fail('noValue', at, { found: at.text }, `"${at.text}" has no finite value here: change its numbers`);
    }
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
    if (this.#take('(') === undefined) throw this.#unexpected('a number, a name or "("');
    const inner = this.#nested(() => this.#choice());
    this.#expect(')');
    return inner;
  }

  #number(token: Token): Expression {
    const value = Number(token.text);
    if (Number.isFinite(value)) return constant(value);
    throw fail('noValue', token, { found: token.text }, `${token.text} is too large: use a number below 1.8e308`);
  }

  #name(token: Token): Expression {
    const name = token.text;
    if (this.#variables?.includes(name)) return variable(name);
    const value = CONSTANTS.get(name);
    if (value !== undefined) return constant(value);
    if (functions.has(name)) {
      throw fail(
        'unexpectedToken',
        token,
        { found: name, expected: `${name}(…)` },
        `${name} is a function: write ${name}(…)`,
      );
    }
    if (this.#variables === undefined) return variable(name);
    const known = this.#variables;
    const advice = known.length > 0 ? `use ${known.join(', ')}` : 'use numbers only';
    throw fail('unknownVariable', token, { name, known }, `unknown variable "${name}": ${advice}`);
  }

  #application(token: Token): Expression {
    const name = token.text;
    const found = functions.get(name);
    if (found === undefined) {
      const known = [...functions.keys()];
      const product = this.#variables?.includes(name) ? `; for a product write ${name} * (…)` : '';
      const message = `unknown function "${name}": use ${known.join(', ')}${product}`;
      throw fail('unknownFunction', token, { name, known }, message);
    }
    const args: Expression[] = [];
    if (!this.#take(')')) {
      do args.push(this.#nested(() => this.#choice()));
      while (this.#take(','));
      this.#expect(')');
    }
    const { minimum, maximum, build } = found;
    if (args.length < minimum || args.length > maximum) {
      const expected = minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`;
      const message = `${name} takes ${expected} argument${expected === '1' ? '' : 's'}, got ${args.length}`;
      throw fail('wrongArgumentCount', token, { name, expected, count: args.length }, message);
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
  if (text.length > characters) {
    const values = { limit: characters, length: text.length };
    throw fail(
      'tooLong',
      whole,
      values,
      `the formula has ${text.length} characters: at most ${characters} are allowed`,
    );
  }
  if (text.trim() === '') throw fail('empty', whole, {}, 'the formula is empty: write one, for example x^2');
  const result = new Parser(tokenize(text), options.variables).formula();
  const parts = nodesOf(result);
  const count = parts.length;
  if (count > nodes) {
    throw fail(
      'tooLarge',
      whole,
      { limit: nodes, count },
      `the formula has ${count} operations: at most ${nodes} are allowed`,
    );
  }
  if (parts.some(hasNoValue)) {
    throw fail('noValue', whole, { found: text }, `"${text}" has no finite value: change its numbers`);
  }
  return result;
}
