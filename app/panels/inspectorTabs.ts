import { lazy, type ComponentType } from 'react';
import type { TextKey } from '../i18n/translate.ts';
import { LayerTab } from './LayerTab.tsx';

interface InspectorTab {
  readonly label: TextKey;
  /** Takes more of the window's height. */
  readonly tall: boolean;
  readonly Content: ComponentType;
}

/** What can be looked at below the network; all but the first are fetched when they are opened. */
export const inspectorTabs = {
  layer: { label: 'tabLayer', tall: false, Content: LayerTab },
  statistics: {
    label: 'tabStatistics',
    tall: false,
    Content: lazy(async () => ({ default: (await import('./StatisticsTab.tsx')).StatisticsTab })),
  },
  evaluation: {
    label: 'tabEvaluation',
    tall: true,
    Content: lazy(async () => ({ default: (await import('./EvaluationTab.tsx')).EvaluationTab })),
  },
} as const satisfies Record<string, InspectorTab>;

export type InspectorTabName = keyof typeof inspectorTabs;
