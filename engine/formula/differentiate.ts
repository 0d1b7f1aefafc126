import { derivatives } from './derivatives.ts';
import { call, constant, wholePower, type Expression } from './expression.ts';
import { nodesOf } from './nodesOf.ts';

/** n base^(n − 1) base′ for a power that was multiplied out: shorter than the product rule, and what people expect. */
function powerRule(node: Expression, results: ReadonlyMap<Expression, Expression>): Expression {
  const { base, exponent } = wholePower(node) ?? { base: node, exponent: 1 };
  const factor = call('mul', constant(exponent), call('pow', base, constant(exponent - 1)));
  return call('mul', factor, results.get(base) ?? constant(0));
}

/**
 * ∂e/∂name as an expression that shares nodes with `e`. Each node of `e` adds at most a fixed number of nodes, so
 * the result's size is linear in that of `e`. Subgradients at kinks: see derivatives.ts.
 */
export function differentiate(e: Expression, name: string): Expression {
  const zero = constant(0);
  const results = new Map<Expression, Expression>();
  for (const node of nodesOf(e)) {
    if (node.op === 'number') results.set(node, zero);
    else if (node.op === 'variable') results.set(node, node.name === name ? constant(1) : zero);
    else if (wholePower(node) !== undefined) results.set(node, powerRule(node, results));
    else {
      const inner = node.args.map((arg) => results.get(arg) ?? zero);
      results.set(node, derivatives[node.op](node, inner));
    }
  }
  return results.get(e) ?? zero;
}
