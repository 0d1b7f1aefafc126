import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { Path, Problem } from '../../engine/spec/problem.ts';
import { valueAt } from '../state/changeAt.ts';
import { editor, page } from '../state/playground.ts';

/** Where the values of fields stand: in the page's document, or in that of a view which has one of its own. */
export interface FieldHost {
  readonly subscribe: (listener: () => void) => () => void;
  readonly values: () => unknown;
  /** What only the whole cannot bear. */
  readonly problems: () => readonly Problem[];
  /** Sets several values as one change; what a field does not allow is refused with the reason. */
  readonly change: (changes: readonly { readonly path: Path; readonly value: unknown }[]) => readonly Problem[];
}

const documentHost: FieldHost = {
  subscribe: page.subscribe,
  values: () => page.getState().current,
  problems: () => page.getState().problems,
  change: (changes) => {
    const [first, ...rest] = changes;
    return first && rest.length === 0 ? editor.change(first.path, first.value) : editor.changeAll(changes);
  },
};

export const FieldHostContext = createContext(documentHost);

/** One value of the host, by its path. */
export function useValue(path: Path): unknown {
  const host = use(FieldHostContext);
  const place = path.join('.');
  return useSyncExternalStore(
    host.subscribe,
    useCallback(() => valueAt(host.values(), place.split('.')), [host, place]),
  );
}
