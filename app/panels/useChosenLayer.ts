import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

/** Index of the layer that the page shows; the first with weights where none is chosen. */
export const useChosenLayer = (): number => usePage(selectChosen);

function selectChosen({ current, summary }: PageState): number {
  const { layers, view } = current;
  const chosen = layers.findIndex(({ id }) => id === view.layer);
  if (chosen >= 0) return chosen;
  const weighty = layers.findIndex(({ id }) => summary?.parameters.some(({ layer }) => layer === id));
  return Math.max(0, weighty);
}
