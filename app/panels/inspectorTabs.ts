import type { TabName } from '../../engine/lessons/conditions.ts';
import type { TextKey } from '../i18n/translate.ts';
import { fetchable, present, type Fetchable } from '../ui/fetchable.ts';
import { LayerTab } from './LayerTab.tsx';

interface InspectorTab {
  readonly label: TextKey;
  /** Takes more of the window's height. */
  readonly tall: boolean;
  readonly part: Fetchable;
}

/** What can be looked at below the network; all but the first are fetched when they are opened. */
export const inspectorTabs = {
  layer: { label: 'tabLayer', tall: false, part: present(LayerTab) },
  mapping: {
    label: 'tabMapping',
    tall: true,
    part: fetchable(async () => (await import('../mapping/MappingTab.tsx')).MappingTab),
  },
  statistics: {
    label: 'tabStatistics',
    tall: false,
    part: fetchable(async () => (await import('./StatisticsTab.tsx')).StatisticsTab),
  },
  evaluation: {
    label: 'tabEvaluation',
    tall: true,
    part: fetchable(async () => (await import('./EvaluationTab.tsx')).EvaluationTab),
  },
  landscape: {
    label: 'tabLandscape',
    tall: true,
    part: fetchable(async () => (await import('../landscape/LandscapeTab.tsx')).LandscapeTab),
  },
} as const satisfies Record<TabName, InspectorTab>;

export type InspectorTabName = keyof typeof inspectorTabs;
