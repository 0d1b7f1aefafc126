import { createStore, useStore } from 'zustand';
import type { LandscapeRequest } from '../../engine/protocol.ts';

/** How a landscape is wished for; without a plane, the one that tells most. It stays while other tabs are looked at. */
type LandscapeChoice = Omit<LandscapeRequest, 'plane'> & { readonly plane?: LandscapeRequest['plane'] };

export const reaches = [0.25, 0.5, 1, 2, 4] as const;
export const sizes = [17, 33, 65] as const;

const store = createStore<LandscapeChoice>()(() => ({ seed: 1, reach: 1, size: 33 }));

type Look = 'map' | 'relief';
const looks = createStore<{ readonly look: Look }>()(() => ({ look: 'map' }));
export const chooseLook = (look: Look): void => looks.setState({ look });
export const useLandscapeLook = (): Look => useStore(looks, ({ look }) => look);

export const chooseLandscape = (choice: Partial<LandscapeChoice>): void => store.setState(choice);

export const useLandscapeChoice = (): LandscapeChoice => useStore(store);
