import { activations } from '../../activations/index.ts';
import type { ActivationDefinition } from '../../activations/activation.ts';
import { activationExpression, type Activation } from '../../activations/activationExpression.ts';
import { takesFeatures } from '../../data/preprocessing.ts';
import { compile } from '../../formula/evaluate.ts';
import { sizeOf } from '../../layers/layer.ts';
import { buildForward, declareParameters } from '../../plan/forward.ts';
import { Graph, type GraphTensor } from '../../plan/graph.ts';
import type { CheckedModel } from '../../spec/checkModel.ts';

/** One space of the chain: a list of so many numbers for every sample. */
export interface ChainSpace {
  readonly id: string;
  readonly units: number;
}

/** How the last weights make the output of a space: sums z = h·W + b, and what becomes of each. */
export interface Readout {
  /** The space h that they read. */
  readonly space: string;
  /** The layer whose kernel and bias they are. */
  readonly layer: string;
  /** Of one sum; what acts on all at once, as softmax does, keeps their order and is left out. */
  readonly output: (sum: number) => number;
}

/** The data before input features, where there are any, as a space of their own. */
export const rawSpace = 'plane';

/** From data to output, without layers that pass their values on as they are: dropout at rest, another shape. */
export function chainOf(model: CheckedModel): readonly ChainSpace[] {
  const { input, layers, spec, data } = model;
  const moved = movedBy(model);
  const hasFeatures = takesFeatures(data) && spec.preprocessing.features.length > 0;
  return [
    ...(hasFeatures ? [{ id: rawSpace, units: sizeOf(data.sample) }] : []),
    { id: 'input', units: sizeOf(input) },
    ...layers.flatMap(({ layer: { id }, output }) => (moved.has(id) ? [{ id, units: sizeOf(output) }] : [])),
  ];
}

/** Ids of the layers that give other values than they get, as the graph without training tells. */
function movedBy(model: CheckedModel): ReadonlySet<string> {
  const graph = new Graph();
  const x = graph.tensor('input', ['rows', ...model.input], 'table');
  const { outputs } = buildForward(graph, model, x, declareParameters(graph, model), false);
  const moved = new Set<string>();
  let before = x;
  for (const { layer } of model.layers) {
    const after = sourceOf(outputs.get(layer.id) ?? before);
    if (after.id !== before.id) moved.add(layer.id);
    before = after;
  }
  return moved;
}

const sourceOf = (tensor: GraphTensor): GraphTensor => (tensor.viewOf ? sourceOf(tensor.viewOf) : tensor);

/** Nothing where the output is not made of one space by sums and activations alone, as after a skip connection. */
export function readoutOf(model: CheckedModel): Readout | undefined {
  const moved = movedBy(model);
  const last = model.layers.findLastIndex(({ layer }) => layer.type !== 'activation' && moved.has(layer.id));
  const reader = model.layers[last]?.layer;
  if (reader?.type !== 'dense') return undefined;
  const before = model.layers.slice(0, last).findLast(({ layer }) => moved.has(layer.id));
  const bends = model.layers.slice(last).flatMap(({ layer }) => ('activation' in layer ? [layer.activation] : []));
  // A row of one has no order to keep.
  if (model.lossContext.units === 1 && bends.some(actsOnRows)) return undefined;
  return { space: before?.layer.id ?? 'input', layer: reader.id, output: bentBy(bends) };
}

const actsOnRows = ({ type }: Activation): boolean => 'row' in (activations[type] as ActivationDefinition);

/** One activation after the other, in 64 bits. */
function bentBy(bends: readonly Activation[]): Readout['output'] {
  const functions = bends
    .filter((activation) => !actsOnRows(activation))
    .map((activation) => compile(activationExpression(activation), ['x']));
  return (sum) => functions.reduce((value, f) => f([value]), sum);
}
