import type { PageState } from '../state/pageStore.ts';

/** Whether a step is taken apart. A network that cannot train has none: what mends it takes the place meanwhile. */
export const isExplaining = ({ current, problems }: PageState): boolean =>
  current.view.walk !== '' && problems.length === 0;
