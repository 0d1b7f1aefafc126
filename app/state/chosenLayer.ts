import { layerDefinition } from '../../engine/spec/checkModel.ts';
import type { PageState } from './pageStore.ts';

/** Index of the layer that the page shows; the first with weights where none is chosen. */
export function chosenLayer({ current: { layers, view } }: Pick<PageState, 'current'>): number {
  const chosen = layers.findIndex(({ id }) => id === view.layer);
  const weighty = layers.findIndex((layer) => layerDefinition(layer).parameters !== undefined);
  return Math.max(0, chosen >= 0 ? chosen : weighty);
}
