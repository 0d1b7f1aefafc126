import { useMemo } from 'react';
import { checkModel, type LayerShape } from '../../engine/spec/checkModel.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

const selectCurrent = ({ current }: PageState) => current;

/** Shapes of the layers in their order; none where the stack does not fit together. */
export function useShapes(): readonly LayerShape[] {
  const current = usePage(selectCurrent);
  return useMemo(() => {
    const checked = checkModel(current);
    return checked.ok ? checked.value.layers : [];
  }, [current]);
}
