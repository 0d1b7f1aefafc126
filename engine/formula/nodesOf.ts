import type { Expression } from './expression.ts';

/** Every node below the roots once, arguments before the nodes that use them, in the order of reading. */
export function nodesOf(...roots: readonly Expression[]): readonly Expression[] {
  const order: Expression[] = [];
  const entered = new Set<Expression>();
  const finished = new Set<Expression>();
  const stack = roots.toReversed();
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (!entered.has(top)) {
      entered.add(top);
      stack.push(...top.args.toReversed());
      continue;
    }
    stack.pop();
    if (!finished.has(top)) {
      finished.add(top);
      order.push(top);
    }
  }
  return order;
}
