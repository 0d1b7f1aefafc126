import { decodeLink, encodeLink, longestLink } from '../../engine/exchange/link.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import type { PageStore } from './pageStore.ts';

/** Browsers refuse a page that rewrites its address more than about 100 times in half a minute. */
const pause = 400;

type Opened = { readonly document: ModelSpec } | { readonly problems: readonly Problem[] } | undefined;

/** The document that the address names, or why there is none in it; nothing where the address is bare. */
export function readAddress(hash: string): Opened {
  if (hash.length <= 1) return undefined;
  const decoded = decodeLink(hash);
  return decoded.ok ? { document: decoded.value } : { problems: decoded.problems };
}

/** Keeps the document in the address bar; it follows changes, and what is typed or pasted there is opened. */
export function keepAddress(page: PageStore, onOpened: (opened: Opened) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = '';
  const write = (): void => {
    timer = undefined;
    const hash = encodeLink(page.getState().document);
    if (hash === location.hash || hash.length > longestLink) return;
    written = hash;
    history.replaceState(null, '', hash);
  };
  page.subscribe((state, before) => {
    if (state.document !== before.document) timer ??= setTimeout(write, pause);
  });
  addEventListener('pagehide', () => {
    if (timer !== undefined) write();
  });
  addEventListener('hashchange', () => {
    if (location.hash !== written) onOpened(readAddress(location.hash));
  });
}

/** The address of the page with this document, to be copied. */
export const linkTo = (document: ModelSpec): string | undefined => {
  const hash = encodeLink(document);
  return hash.length > longestLink ? undefined : new URL(hash, location.href).href;
};
