import { activationRange } from '../../engine/activations/activationRange.ts';
import { datasetDefinition, type LayerShape } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

/** A layer of more units than this collapses to its weights. */
const most = 16;

/** How many neurons of a layer are pictured one by one; 0 where they are not: too many, or no plane to picture them over. */
export function tiledUnits(document: ModelSpec, shape: LayerShape | undefined): number {
  const { kind } = datasetDefinition(document).shape(document.data);
  const [units = 0, ...more] = shape?.output ?? [];
  return (kind === 'points' || kind === 'curve') && more.length === 0 && units <= most ? units : 0;
}

/**
 * How a tile's values become colours: `middle` is drawn as zero, and `bound` is a little more than a bounded activation
 * reaches, so that its ends keep their shades. The last layer of a classifier is read as the result is.
 */
export function tileScale(document: ModelSpec, index: number): { readonly bound: number; readonly middle: number } {
  const layer = document.layers[index];
  if (!layer || !('activation' in layer)) return { bound: 1.3, middle: 0 };
  const [low, high] = activationRange(layer.activation);
  const { task } = datasetDefinition(document).shape(document.data);
  const isShare = low === 0 && high === 1;
  if (task === 'classification' && isShare && index === document.layers.length - 1) return { bound: 0.65, middle: 0.5 };
  const reach = Math.max(Math.abs(low), Math.abs(high));
  return { bound: Number.isFinite(reach) && reach > 0 ? 1.3 * reach : 2, middle: 0 };
}
