import type { ComponentType } from 'react';

/** A part of the page whose code is fetched when it is first shown. */
export interface Fetchable {
  /** As soon as it is there. */
  readonly Content: ComponentType | undefined;
  readonly fetch: () => Promise<void>;
  /** Its file is gone, or the browser will not ask for it again: only a reload of the page helps. */
  readonly isLost: boolean;
}

export const present = (Content: ComponentType): Fetchable => ({ Content, fetch: async () => {}, isLost: false });

export function fetchable(load: () => Promise<ComponentType>): Fetchable {
  let Content: ComponentType | undefined;
  let isLost = false;
  return {
    get Content() {
      return Content;
    },
    get isLost() {
      return isLost;
    },
    fetch: async () => {
      // A module that once could not be fetched is never asked for again: so it is not, where there is no server.
      await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
      try {
        Content = await load();
      } catch (error) {
        isLost = true;
        throw error;
      }
    },
  };
}
