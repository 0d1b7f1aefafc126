import { compile } from '../formula/evaluate.ts';
import { variable, type Expression } from '../formula/expression.ts';
import { nodesOf } from '../formula/nodesOf.ts';
import { parse } from '../formula/parse.ts';
import { substitute, variablesOf } from '../formula/substitute.ts';
import type { MemberOf } from '../spec/field.ts';
import { optimizers } from './index.ts';
import type { OptimizerDefinition } from './optimizer.ts';
import { updateTexts } from './updateTexts.ts';

export type Optimizer = MemberOf<typeof optimizers>;
type Numbers = Readonly<Record<string, number>>;

/** An optimizer as the plan and the trainer use it. */
export interface OptimizerRule {
  /** States that reach the weight, and what each starts with. */
  readonly state: Numbers;
  /**
   * The new value of each state and of `w`, all in terms of what was there before the step: `w`, `g`, the states by
   * bare name, and uniforms named `optimizer.<name>`. What depends on uniforms alone is a uniform of its own.
   */
  readonly update: readonly { readonly name: string; readonly expression: Expression }[];
  readonly carriedStart: Numbers;
  readonly fullBatch: boolean;
  /** Whether no formula of a step knows its number or what was carried to it. */
  readonly isResting: boolean;
  /** Names of the uniforms, without `optimizer.`, in the order of a step's values. */
  readonly uniforms: readonly string[];
  /**
   * The uniforms of a step (from 1), in 64 bits, and what is carried to the next step. `fields` are the number settings,
   * the learning rate as its schedule has left it.
   */
  readonly step: (
    step: number,
    fields: Numbers,
    carried: Numbers,
  ) => { readonly values: readonly number[]; readonly carried: Numbers };
}

const rules = new WeakMap<Optimizer, OptimizerRule>();

/** Throws FormulaError for a rule of the user's own that is wrong. */
export function optimizerRule(optimizer: Optimizer): OptimizerRule {
  let rule = rules.get(optimizer);
  if (!rule) {
    rule = readRule(optimizer);
    rules.set(optimizer, rule);
  }
  return rule;
}

const uniform = (name: string): Expression => variable(`optimizer.${name}`);

function readRule(optimizer: Optimizer): OptimizerRule {
  const definition = optimizers[optimizer.type] as OptimizerDefinition;
  const { scalars = {}, carried = {}, state } = definition;
  const texts = updateTexts(optimizer);
  const settings = Object.entries(optimizer).flatMap(([name, value]) => (typeof value === 'number' ? [name] : []));
  const inputs = [...settings, ...Object.keys(carried), 't'];
  const shared = new Set([...inputs, ...Object.keys(scalars)]);

  const derived = new Map<Expression, string>();
  const update = inOldValues(texts, ['w', 'g', ...Object.keys(state), ...shared]).map(({ name, expression }) => ({
    name,
    expression: namedUniforms(derivedUniforms(expression, shared, derived), new Set([...shared, ...derived.values()])),
  }));
  const kept = reaching('w', update);

  // In order: each formula sees the inputs and all before it.
  const known = [...inputs];
  const formulas = [
    ...Object.entries(scalars).map(([name, text]) => ({ name, expression: parse(text, { variables: [...shared] }) })),
    ...[...derived].map(([expression, name]) => ({ name, expression })),
  ].map(({ name, expression }) => {
    const compute = compile(expression, known);
    known.push(name);
    return { name, compute, expression };
  });
  const next = Object.entries(carried).map(([name, each]) => ({
    name,
    compute: compile(parse(each.next, { variables: known }), known),
  }));

  return {
    state: Object.fromEntries(Object.entries(state).filter(([name]) => kept.has(name))),
    update: update.filter(({ name }) => kept.has(name)),
    carriedStart: Object.fromEntries(Object.entries(carried).map(([name, { start }]) => [name, start])),
    fullBatch: definition.fullBatch ?? false,
    isResting: next.length === 0 && ![...formulas, ...update].some(({ expression }) => knowsStep(expression)),
    uniforms: known,
    step(step, fields, before) {
      // Asked for at every step of every run: plain loops.
      const list = inputs.map((name) => (name === 't' ? step : (fields[name] ?? before[name] ?? Number.NaN)));
      for (const { compute } of formulas) list.push(compute(list));
      if (next.length === 0) return { values: list, carried: before };
      const after: Record<string, number> = {};
      for (const { name, compute } of next) after[name] = compute(list);
      return { values: list, carried: after };
    },
  };
}

function knowsStep(e: Expression): boolean {
  const used = variablesOf(e);
  return used.has('t') || used.has('optimizer.t');
}

/** The formulas with earlier results put into later ones. */
function inOldValues(texts: Readonly<Record<string, string>>, variables: readonly string[]) {
  const results = new Map<string, Expression>();
  for (const [name, text] of Object.entries(texts)) {
    const parsed = parse(text, { variables });
    results.set(
      name,
      substitute(parsed, (node) => (node.op === 'variable' ? results.get(node.name) : undefined)),
    );
  }
  return [...results].map(([name, expression]) => ({ name, expression }));
}

/**
 * Names each largest part that depends on shared values alone, such as 1 − β₂, so that it is worked out once a step
 * and in 64 bits: in 32 bits 1 − 0.999 is off by 1e-5. Parts already named in `derived` keep their name.
 */
function derivedUniforms(e: Expression, shared: ReadonlySet<string>, derived: Map<Expression, string>): Expression {
  const own = new Set<Expression>();
  for (const node of nodesOf(e)) {
    if (node.op === 'variable' ? !shared.has(node.name) : node.args.some((arg) => own.has(arg))) own.add(node);
  }
  return substitute(e, (node) => {
    if (own.has(node) || node.args.length === 0) return undefined;
    const name = derived.get(node) ?? `derived${derived.size + 1}`;
    derived.set(node, name);
    return variable(name);
  });
}

const namedUniforms = (e: Expression, names: ReadonlySet<string>): Expression =>
  substitute(e, (node) => (node.op === 'variable' && names.has(node.name) ? uniform(node.name) : undefined));

/** The name itself and every state its new value depends on, directly or through others. */
function reaching(name: string, update: OptimizerRule['update']): ReadonlySet<string> {
  const reached = new Set([name]);
  for (const each of reached) {
    const expression = update.find((formula) => formula.name === each)?.expression;
    if (!expression) continue;
    for (const used of variablesOf(expression)) if (update.some((formula) => formula.name === used)) reached.add(used);
  }
  return reached;
}
