import { wholePower, type Expression } from './expression.ts';
import { nodesOf } from './nodesOf.ts';

/**
 * The number of nodes of the formula written out as text, where shared nodes are repeated but powers are not. It can
 * grow exponentially with the number of nodes; Infinity past 1.8e308.
 */
export function treeSize(e: Expression): number {
  const sizes = new Map<Expression, number>();
  for (const node of nodesOf(e)) {
    const power = wholePower(node);
    const parts = power === undefined ? node.args : [power.base];
    sizes.set(
      node,
      parts.reduce((sum, part) => sum + (sizes.get(part) ?? 1), 1),
    );
  }
  return sizes.get(e) ?? 1;
}
