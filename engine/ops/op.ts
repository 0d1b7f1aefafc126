import type { Graph } from '../plan/graph.ts';
import type { OpDescription } from './opDescription.ts';

export type Op<Arguments extends readonly unknown[], Out> = OpDescription & ((graph: Graph, ...rest: Arguments) => Out);

/**
 * An op is a named composite: calling it adds its lowering (maps and reduces) to the graph, tagged with its
 * name. Gradients are derived from the lowering unless the op sets a rule of its own.
 */
export function defineOp<Arguments extends readonly unknown[], Out>(
  name: string,
  description: OpDescription,
  lower: (graph: Graph, ...rest: Arguments) => Out,
): Op<Arguments, Out> {
  const op = (graph: Graph, ...rest: Arguments): Out => graph.inOp(name, () => lower(graph, ...rest), description);
  return Object.assign(op, description);
}
