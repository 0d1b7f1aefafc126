import { createStore, useStore } from 'zustand';
import type { LandscapeRequest } from '../../engine/protocol.ts';

/** How a landscape is wished for; without a plane, the one that tells most. It stays while other tabs are looked at. */
type LandscapeChoice = Omit<LandscapeRequest, 'plane'> & { readonly plane?: LandscapeRequest['plane'] };

export const reaches = [0.25, 0.5, 1, 2, 4] as const;
export const sizes = [17, 33, 65] as const;

const store = createStore<LandscapeChoice>()(() => ({ seed: 1, reach: 1, size: 33 }));

export const chooseLandscape = (choice: Partial<LandscapeChoice>): void => store.setState(choice);

export const useLandscapeChoice = (): LandscapeChoice => useStore(store);
