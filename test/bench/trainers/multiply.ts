import type { Backend } from '../../../engine/backends/backend.ts';
import { addBias } from '../../../engine/ops/addBias.ts';
import { matmul } from '../../../engine/ops/matmul.ts';
import { assignBuffers } from '../../../engine/plan/buffers.ts';
import { Commands } from '../../../engine/plan/commands.ts';
import { fuse } from '../../../engine/plan/fuse.ts';
import { Graph } from '../../../engine/plan/graph.ts';
import { checksum, type Product } from './product.ts';
import { peerSlice, type Work } from './work.ts';

/** Through our compiler, as a layer goes: one fused kernel, run by as many commands as there are products. */
export async function multiply(backend: Backend, { size, x, w, b }: Product): Promise<Work> {
  const graph = new Graph();
  const given = graph.tensor('x', ['rows', size], 'table');
  const kernel = graph.tensor('w', [size, size], 'parameter');
  const bias = graph.tensor('b', [size], 'parameter');
  const z = addBias(graph, matmul(graph, given, kernel, 'x·w'), bias, 'z');
  const y = graph.map('y', z.shape, { z }, 'max(z, 0)', 'output');
  const phases = [{ name: 'product', kernels: fuse(graph.nodes, graph.tensors, ({ id }) => id === y.id) }];
  const program = { capacity: size, tensors: assignBuffers(graph.tensors, phases, size), phases, uniforms: [] };
  const executable = await backend.load(program);
  executable.write(given.id, x);
  executable.write(kernel.id, w);
  executable.write(bias.id, b);
  const commands = new Commands(program);
  const command = { phase: 0, start: 0, rows: size, rowOffset: 0, accumulate: 0, slot: 0, seed: 0 } as const;
  return {
    slice: peerSlice,
    detail: backend.variant,
    bytes: () => executable.bytes,
    dispose: () => executable.dispose(),
    async repeat(times) {
      commands.clear();
      for (let step = 0; step < times; step++) commands.push({ ...command, step }, []);
      await executable.run(commands);
      const [result = []] = await executable.read([y.id]);
      return Array.from<number>({ length: times }).fill(checksum(result));
    },
  };
}
