import { call, type Expression } from './expression.ts';
import { nodesOf } from './nodesOf.ts';

/**
 * `e` with every node for which `replace` gives an expression exchanged for it, simplified again. A replaced node's
 * arguments are not looked at, nor is the replacement.
 */
export function substitute(e: Expression, replace: (node: Expression) => Expression | undefined): Expression {
  const results = new Map<Expression, Expression>();
  const stack = [e];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const known = results.get(top) ?? replace(top) ?? (top.op === 'number' || top.op === 'variable' ? top : undefined);
    const missing = known === undefined ? top.args.filter((arg) => !results.has(arg)) : [];
    if (missing.length > 0) {
      stack.push(...missing.toReversed());
      continue;
    }
    stack.pop();
    if (known !== undefined) results.set(top, known);
    else if (top.op !== 'number' && top.op !== 'variable') {
      const args = top.args.map((arg) => results.get(arg) ?? arg);
      const changed = args.some((arg, i) => arg !== top.args[i]);
      results.set(top, changed ? call(top.op, ...args) : top);
    }
  }
  return results.get(e) ?? e;
}

export const variablesOf = (e: Expression): ReadonlySet<string> =>
  new Set(nodesOf(e).flatMap((node) => (node.op === 'variable' ? [node.name] : [])));

/** The number of different nodes. */
export const nodeCount = (e: Expression): number => nodesOf(e).length;
