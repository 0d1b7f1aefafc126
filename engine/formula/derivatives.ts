import { call, constant, type Expression } from './expression.ts';
import type { Operator } from './operations.ts';

/** The derivative of `node` from those of its arguments (da, db, dc), in stable atoms. */
type Rule = (node: Expression, d: readonly Expression[]) => Expression;

const zero = constant(0);
const one = constant(1);
const square = (e: Expression): Expression => call('mul', e, e);

type Atom = (a: Expression, node: Expression) => Expression;
type Dyad = (a: Expression, b: Expression, da: Expression, db: Expression, node: Expression) => Expression;

/** The chain rule for a function of one argument whose derivative is `slope`. */
const chain =
  (slope: Atom): Rule =>
  (node, [da = zero]) => {
    const [a] = node.args;
    return a === undefined || da === zero ? zero : call('mul', slope(a, node), da);
  };

const dyad =
  (rule: Dyad): Rule =>
  (node, [da = zero, db = zero]) => {
    const [a, b] = node.args;
    return a === undefined || b === undefined || (da === zero && db === zero) ? zero : rule(a, b, da, db, node);
  };

const flat: Rule = () => zero;

/**
 * The x of min(max(x, low), high) where the bounds are numbers in this order: x < high asks the same as max(x, low) <
 * high, as below `low` there is no slope either way.
 */
const clamped = ({ op, args: [x, low] }: Expression, high: Expression): Expression | undefined =>
  op === 'max' && low !== undefined && low.value < high.value ? x : undefined;

/**
 * Kinks: abs′(0) = sign(0) = 0. At a tie of max or min the side that does not move wins, else the first; so
 * max(x, 0) and max(0, x) both have slope 0 at 0. Steps (comparisons, sign, floor) have slope 0 everywhere.
 */
export const derivatives: Readonly<Record<Operator, Rule>> = {
  neg: chain(() => constant(-1)),
  add: dyad((_a, _b, da, db) => call('add', da, db)),
  sub: dyad((_a, _b, da, db) => call('sub', da, db)),
  mul: dyad((a, b, da, db) => call('add', call('mul', da, b), call('mul', a, db))),
  // (a′ − (a/b) b′) / b reuses the quotient
  div: dyad((_a, b, da, db, node) => call('div', call('sub', da, call('mul', node, db)), b)),
  pow: dyad((a, b, da, db, node) => {
    const byBase = call('mul', call('mul', b, call('pow', a, call('sub', b, one))), da);
    return db === zero ? byBase : call('add', byBase, call('mul', call('mul', node, call('log', a)), db));
  }),
  gt: flat,
  ge: flat,
  eq: flat,
  where: (node, [, yes = zero, no = zero]) => call('where', node.args[0] ?? zero, yes, no),
  max: dyad((a, b, da, db) => call('where', call(db === zero ? 'gt' : 'ge', a, b), da, db)),
  min: dyad((a, b, da, db) => call('where', call(db === zero ? 'gt' : 'ge', b, clamped(a, b) ?? a), da, db)),
  abs: chain((a) => call('sign', a)),
  sign: flat,
  floor: flat,
  mod: dyad((a, b, da, db) => call('sub', da, call('mul', call('floor', call('div', a, b)), db))),
  exp: chain((_, node) => node),
  expm1: chain((a) => call('exp', a)),
  log: chain((a) => call('div', one, a)),
  log1p: chain((a) => call('div', one, call('add', one, a))),
  sqrt: chain((_, node) => call('div', constant(0.5), node)),
  sin: chain((a) => call('cos', a)),
  cos: chain((a) => call('neg', call('sin', a))),
  tanh: chain((_, node) => call('sub', one, square(node))),
  sigmoid: chain((_, node) => call('mul', node, call('sub', one, node))),
  softplus: chain((a) => call('sigmoid', a)),
  erf: chain((a) => call('mul', constant(2 / Math.sqrt(Math.PI)), call('exp', call('neg', square(a))))),
  logCosh: chain((a) => call('tanh', a)),
};
