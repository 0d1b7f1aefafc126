import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import type { Backend, Numbers } from '../../../engine/backends/backend.ts';
import { assignBuffers } from '../../../engine/plan/buffers.ts';
import { Commands } from '../../../engine/plan/commands.ts';
import { fuse } from '../../../engine/plan/fuse.ts';
import type { Graph, GraphTensor } from '../../../engine/plan/graph.ts';
import type { Program } from '../../../engine/plan/program.ts';

export interface RunOptions {
  readonly rows: number;
  readonly uniforms?: Readonly<Record<string, number>>;
  readonly backend?: Backend;
  /** Leave every node a kernel of its own, and every tensor in memory of its own. */
  readonly unfused?: boolean;
  readonly step?: number;
  readonly seed?: number;
}

/** The program of a graph whose `wanted` tensors are to be read. */
export function programOf(
  graph: Graph,
  wanted: readonly GraphTensor[],
  { rows, uniforms = {}, unfused = false }: RunOptions,
): Program {
  const ids = new Set(wanted.map(({ id }) => id));
  const kernels = unfused
    ? graph.nodes
    : fuse(
        graph.nodes,
        graph.tensors,
        ({ id, storage }) => ids.has(id) || storage === 'parameter' || storage === 'state',
      );
  const phases = [{ name: 'all', kernels }];
  const stored = graph.tensors.map((tensor) =>
    ids.has(tensor.id) || unfused
      ? { ...tensor, storage: tensor.storage === 'temporary' ? ('output' as const) : tensor.storage }
      : tensor,
  );
  return { capacity: rows, tensors: assignBuffers(stored, phases, rows), phases, uniforms: Object.keys(uniforms) };
}

/** Runs a graph once and reads tensors. */
export async function runGraph(
  graph: Graph,
  given: ReadonlyMap<GraphTensor, Numbers | Uint8Array | Uint32Array>,
  wanted: readonly GraphTensor[],
  options: RunOptions,
): Promise<Numbers[]> {
  const program = programOf(graph, wanted, options);
  const executable = await (options.backend ?? createReferenceBackend()).load(program);
  for (const [tensor, values] of given) executable.write(tensor.id, values);
  const commands = new Commands(program);
  const { rows, step = 0, seed = 1, uniforms = {} } = options;
  commands.push(
    { phase: 0, start: 0, rows, rowOffset: 0, accumulate: 0, step, slot: 0, seed },
    Object.values(uniforms),
  );
  await executable.run(commands);
  const values = await executable.read(wanted.map(({ id }) => id));
  executable.dispose();
  return values;
}
