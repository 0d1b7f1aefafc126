import type { Graph } from '../plan/graph.ts';
import type { Words } from '../spec/words.ts';

/** What an op says of itself in step-by-step views. */
export interface OpDescription {
  readonly label: Words;
  readonly formula: string;
  /** One plain sentence: what happens here. */
  readonly about: Words;
}

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
  const op = (graph: Graph, ...rest: Arguments): Out => graph.inOp(name, () => lower(graph, ...rest));
  return Object.assign(op, description);
}
