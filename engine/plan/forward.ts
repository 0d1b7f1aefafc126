import { sizeOf } from '../layers/layer.ts';
import { activate } from '../ops/activate.ts';
import { layerDefinition, type CheckedModel } from '../spec/checkModel.ts';
import type { Graph, GraphTensor } from './graph.ts';

/** Parameters of all layers by layer id and local name. */
export type ParameterTensors = ReadonlyMap<string, Readonly<Record<string, GraphTensor>>>;

export interface Forward {
  /** Output of every layer by id; `input` is what the first one gets. */
  readonly outputs: ReadonlyMap<string, GraphTensor>;
  /** What the last layer's activation is applied to: [rows, units]. */
  readonly logits: GraphTensor;
  /** What the last layer gives: [rows, units]. */
  readonly output: GraphTensor;
}

/** One tensor `<layer id>.<name>` per parameter of the document. */
export function declareParameters(graph: Graph, { layers }: CheckedModel): ParameterTensors {
  return new Map(
    layers.map(({ layer, parameters }) => [
      layer.id,
      Object.fromEntries(
        Object.entries(parameters).map(([name, { shape }]) => [
          name,
          graph.tensor(`${layer.id}.${name}`, shape, 'parameter'),
        ]),
      ),
    ]),
  );
}

/** The stack from its input [rows, …sample] to its output; `prefix` keeps names apart where it is built twice. */
export function buildForward(
  graph: Graph,
  { layers }: CheckedModel,
  x: GraphTensor,
  parameters: ParameterTensors,
  training: boolean,
  prefix = '',
): Forward {
  const outputs = new Map<string, GraphTensor>([['input', x]]);
  let current = x;
  let logits = x;
  for (const { layer } of layers) {
    const name = (local: string): string => `${prefix}${layer.id}.${local}`;
    graph.inLayer(layer.id, () => {
      const output = (id: string): GraphTensor => {
        const tensor = outputs.get(id);
        if (!tensor) throw new Error(`plan: ${layer.id} asks for ${id}, which is not an earlier layer`);
        return tensor;
      };
      const uniform = (field: string) => ({ uniform: `layers.${layer.id}.${field}` });
      const context = { id: layer.id, training, output, name, uniform };
      logits = layerDefinition(layer).build(graph, current, parameters.get(layer.id) ?? {}, layer, context);
      current = 'activation' in layer ? activate(graph, logits, layer.activation, name('a')) : logits;
    });
    outputs.set(layer.id, current);
  }
  const flat = (tensor: GraphTensor, name: string): GraphTensor =>
    tensor.shape.length === 2 ? tensor : graph.view(tensor, name, ['rows', sizeOf(tensor.shape.slice(1).map(Number))]);
  const same = current === logits;
  const output = flat(current, `${prefix}output.list`);
  return { outputs, output, logits: same ? output : flat(logits, `${prefix}logits.list`) };
}
