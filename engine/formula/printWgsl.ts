import type { Expression } from './expression.ts';
import { nodesOf } from './nodesOf.ts';
import type { Operator } from './operations.ts';
import type { WgslType } from './wgslPrelude.ts';

export interface WgslRoot {
  readonly name: string;
  readonly expression: Expression;
}

export interface WgslOptions {
  /** The WGSL text that stands for each variable; it is of `type`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly type: WgslType;
  /** The start of the names of intermediate values; 'n' if absent. */
  readonly prefix?: string;
}

const LARGEST_F32 = 3.4028234663852886e38;
/** Deeper expressions are split by a `let`: drivers refuse deep nesting. */
const DEEPEST_LINE = 4;

/** The shortest decimal that is the same number in 32 bits, as a float literal. */
function literal(value: number): string {
  const f32 = Math.fround(Math.min(Math.max(value, -LARGEST_F32), LARGEST_F32));
  let digits = 1;
  while (digits < 9 && Math.fround(Number(f32.toPrecision(digits))) !== f32) digits++;
  const text = String(Number(f32.toPrecision(digits)));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const infix =
  (sign: string) =>
  (a: string, b: string): string =>
    `(${a} ${sign} ${b})`;
const native =
  (name: string) =>
  (...args: readonly string[]): string =>
    `${name}(${args.join(', ')})`;

/** null: a function of the prelude. Comparisons and where, which handle booleans, are printed below. */
const forms: Readonly<Record<Operator, ((a: string, b: string) => string) | null>> = {
  neg: (a) => `(-${a})`,
  add: infix('+'),
  sub: infix('-'),
  mul: infix('*'),
  div: infix('/'),
  gt: infix('>'),
  ge: infix('>='),
  eq: infix('=='),
  where: null,
  min: native('min'),
  max: native('max'),
  abs: native('abs'),
  floor: native('floor'),
  sqrt: native('sqrt'),
  pow: null,
  sign: null,
  mod: null,
  exp: null,
  expm1: null,
  log: null,
  log1p: null,
  sin: null,
  cos: null,
  tanh: null,
  sigmoid: null,
  softplus: null,
  erf: null,
  logCosh: null,
};

const isComparison = (e: Expression): boolean => e.op === 'gt' || e.op === 'ge' || e.op === 'eq';

/**
 * WGSL statements: a `let` for every shared or deeply nested node, then `let <name> = …;` for each root. They call the
 * functions of wgslPrelude(type). No constant expression can fold to an infinity: what has only numbers for arguments
 * and did not fold in 64 bits takes them from a `let`. Throws RangeError for a variable without text.
 */
export function printWgsl(roots: readonly WgslRoot[], options: WgslOptions): string {
  const { variables, type, prefix = 'n' } = options;
  const nodes = nodesOf(...roots.map((root) => root.expression));
  const uses = new Map<Expression, number>();
  for (const arg of nodes.flatMap((node) => node.args)) uses.set(arg, (uses.get(arg) ?? 0) + 1);
  for (const { expression } of roots) uses.set(expression, (uses.get(expression) ?? 0) + 1);

  const lines: string[] = [];
  /** The text of each printed node and how deep its line nests; comparisons are booleans. */
  const printed = new Map<Expression, { text: string; depth: number }>();
  const splat = (value: number): string => {
    const text = literal(value);
    if (type !== 'f32') return `${type}(${text})`;
    return value < 0 ? `(${text})` : text;
  };
  const bind = (text: string): string => {
    const name = `${prefix}${lines.length}`;
    lines.push(`let ${name} = ${text};`);
    return name;
  };
  const asNumber = (e: Expression): string => {
    const text = printed.get(e)?.text ?? '';
    return isComparison(e) ? `select(${splat(0)}, ${splat(1)}, ${text})` : text;
  };
  const asCondition = (e: Expression): string =>
    isComparison(e) ? (printed.get(e)?.text ?? '') : `(${asNumber(e)} != ${splat(0)})`;

  const formOf = (e: Expression): string => {
    if (e.op === 'number') return splat(e.value);
    if (e.op === 'variable') {
      const text = variables[e.name];
      if (text === undefined) throw new RangeError(`no WGSL text for the variable "${e.name}"`);
      return text;
    }
    const [first, second, third] = e.args;
    if (e.op === 'where' && first && second && third) {
      return `select(${asNumber(third)}, ${asNumber(second)}, ${asCondition(first)})`;
    }
    const literals = e.args.every((arg) => arg.op === 'number');
    const [a = '', b = ''] = e.args.map((arg) => (literals ? bind(asNumber(arg)) : asNumber(arg)));
    const form = forms[e.op];
    if (form !== null) return form(a, b);
    return native(`${e.op}_${type}`)(...(second ? [a, b] : [a]));
  };

  for (const node of nodes) {
    const isLeaf = node.args.length === 0;
    const depth = isLeaf ? 0 : 1 + Math.max(...node.args.map((arg) => printed.get(arg)?.depth ?? 0));
    const text = formOf(node);
    const inline = isLeaf || ((uses.get(node) ?? 0) < 2 && depth <= DEEPEST_LINE);
    printed.set(node, inline ? { text, depth } : { text: bind(text), depth: 0 });
  }
  for (const { name, expression } of roots) lines.push(`let ${name} = ${asNumber(expression)};`);
  return lines.join('\n');
}
