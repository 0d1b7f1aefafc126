import type { CheckedModel } from '../spec/checkModel.ts';
import { assignBuffers } from './buffers.ts';
import { buildForward, declareParameters } from './forward.ts';
import { fuse } from './fuse.ts';
import { Graph } from './graph.ts';
import type { Program, Tensor } from './program.ts';

/** A program that only looks: inputs in, outputs of chosen layers out, nothing learned. Its one phase is `forward`. */
export interface ForwardPlan {
  readonly program: Program;
  /** [rows, …sample]: features as the network gets them, after scaling. */
  readonly input: Tensor;
  readonly parameters: readonly Tensor[];
  /** The prediction [rows, units], and each asked layer's output by id. */
  readonly outputs: ReadonlyMap<string, Tensor>;
}

/** The name under which a forward plan gives the network's own output. */
export const prediction = 'prediction';

/** For decision maps, neuron pictures and single predictions: on whatever inputs, samples or not. */
export function planForward(model: CheckedModel, capacity: number, layers: readonly string[] = []): ForwardPlan {
  const graph = new Graph();
  const parameters = declareParameters(graph, model);
  const input = graph.tensor('input', ['rows', ...model.input], 'table');
  const x = graph.map('x', input.shape, { v: input }, 'v');
  const forward = buildForward(graph, model, x, parameters, false);
  const asked = new Map([
    [prediction, graph.map(prediction, forward.output.shape, { y: forward.output }, 'y', 'output').id],
  ]);
  for (const id of layers) {
    const output = forward.outputs.get(id);
    if (output) asked.set(id, graph.map(`${id}.output`, output.shape, { y: output }, 'y', 'output').id);
  }
  const phases = [
    { name: 'forward', kernels: fuse(graph.nodes, graph.tensors, ({ storage }) => storage === 'output') },
  ];
  const tensors = assignBuffers(graph.tensors, phases, capacity);
  const pick = (id: number): Tensor[] => tensors.slice(id, id + 1);
  const [placed = { ...input, buffer: 0 }] = pick(input.id);
  return {
    program: { capacity, tensors, phases, uniforms: [] },
    input: placed,
    parameters: [...parameters.values()].flatMap((own) => Object.values(own).flatMap(({ id }) => pick(id))),
    outputs: new Map([...asked].flatMap(([name, id]) => pick(id).map((tensor): [string, Tensor] => [name, tensor]))),
  };
}
