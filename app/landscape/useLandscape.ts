import { useSyncExternalStore } from 'react';
import type { LandscapeTold } from '../state/landscapeState.ts';
import { trainer } from '../state/playground.ts';

/** What the engine says of the surface that was asked for last. */
export const useLandscape = (): LandscapeTold =>
  useSyncExternalStore(trainer.landscape.subscribe, () => trainer.landscape.told);
