import { useMemo } from 'react';
import { fittingLayers, type LayerShape } from '../../engine/spec/checkModel.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

const selectCurrent = ({ current }: PageState) => current;

/** Shapes of the layers in their order, up to the first that does not fit. */
export function useShapes(): readonly LayerShape[] {
  const current = usePage(selectCurrent);
  return useMemo(() => fittingLayers(current), [current]);
}
