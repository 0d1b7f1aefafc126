import { useEffect, useSyncExternalStore } from 'react';
import type { Frame, FrameRequest } from '../../engine/protocol.ts';
import { frames } from './playground.ts';

const subscribe = (listener: () => void): (() => void) => frames.subscribe(listener);

/** A plain value of the latest frame (never an array); renders again only when it changes. */
export const useFrame = <Value extends string | number | boolean | undefined>(
  selector: (frame: Frame | undefined) => Value,
): Value => useSyncExternalStore(subscribe, () => selector(frames.latest));

/** What a visible picture needs of every frame; it should be one object as long as it says the same. */
export function useWants(wants: FrameRequest | undefined): void {
  useEffect(() => (wants ? frames.want(() => wants) : undefined), [wants]);
}
