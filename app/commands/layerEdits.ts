import { layers as registry } from '../../engine/layers/index.ts';
import { sampleShapeOf } from '../../engine/data/preprocessing.ts';
import { shapeText, type SampleShape } from '../../engine/layers/layer.ts';
import { datasetDefinition, fittingLayers } from '../../engine/spec/checkModel.ts';
import { memberDefaults } from '../../engine/spec/field.ts';
import type { LayerSpec, ModelSpec } from '../../engine/spec/model.ts';

export type LayerType = keyof typeof registry;

/** A layer that is not in the document yet; its id is given where the document is parsed. */
type NewLayer = Omit<LayerSpec, 'id'>;
export type LayerList = readonly (LayerSpec | NewLayer)[];

/** The layers with a new one before index `at`. A dense one takes units and activation of the hidden layer beside it. */
export function inserted(document: ModelSpec, at: number, type: LayerType): LayerList {
  return document.layers.toSpliced(at, 0, newLayer(document, at, type) as LayerSpec);
}

function newLayer(document: ModelSpec, at: number, type: LayerType): NewLayer {
  const plain = memberDefaults(registry, type) as NewLayer;
  if (type === 'dense') {
    // The last layer is the output: it is no example for a hidden one.
    const hidden = document.layers.slice(0, -1);
    const example = hidden[at - 1] ?? hidden[at] ?? hidden.findLast((layer) => layer.type === 'dense');
    if (example?.type !== 'dense') return { ...plain, activation: { type: 'tanh' } } as NewLayer;
    const { units, activation, kernelInitializer } = example;
    return { ...plain, units, activation, kernelInitializer } as NewLayer;
  }
  return type === 'add' ? ({ ...plain, from: skipSource(document, at) } as NewLayer) : plain;
}

/** The nearest earlier output, but the one just before, of the shape that arrives at `at`. */
function skipSource(document: ModelSpec, at: number): string {
  const outputs = outputsBefore(document, at);
  const arriving = outputs.at(-1);
  const fit = outputs.slice(0, -1).findLast(({ shape }) => arriving && shapeText(shape) === shapeText(arriving.shape));
  return fit?.id ?? 'input';
}

/** Ids and output shapes of the data and of the layers before index `at`, up to the first that does not fit. */
export function outputsBefore(
  document: ModelSpec,
  at: number,
): readonly { readonly id: string; readonly shape: SampleShape }[] {
  const input = sampleShapeOf(datasetDefinition(document).shape(document.data), document.preprocessing);
  const before = fittingLayers(document).slice(0, at);
  return [{ id: 'input', shape: input }, ...before.map(({ layer, output }) => ({ id: layer.id, shape: output }))];
}

export const removed = ({ layers }: ModelSpec, at: number): LayerList => layers.toSpliced(at, 1);

export function duplicated({ layers }: ModelSpec, at: number): LayerList {
  const layer = layers[at];
  if (!layer) return layers;
  const { id: _, ...copy } = layer;
  return layers.toSpliced(at + 1, 0, copy as LayerSpec);
}

/** The layer at `from` at index `to` of the result. */
export function moved({ layers }: ModelSpec, from: number, to: number): LayerList {
  const layer = layers[from];
  const place = Math.min(layers.length - 1, Math.max(0, to));
  return layer && place !== from ? layers.toSpliced(from, 1).toSpliced(place, 0, layer) : layers;
}

/** Another kind of layer at the same place, under the same id; settings that both kinds have stay. */
export function retyped(document: ModelSpec, at: number, type: LayerType): LayerList {
  const layer = document.layers[at];
  if (!layer || layer.type === type) return document.layers;
  const plain = newLayer(document, at, type);
  const shared = Object.entries(layer).filter(([name]) => name in plain && name !== 'type');
  return document.layers.with(at, { ...plain, ...Object.fromEntries(shared), id: layer.id } as LayerSpec);
}
