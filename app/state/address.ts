import { decodeLink, encodeLink } from '../../engine/exchange/link.ts';
import { longestLink } from '../../engine/exchange/linkText.ts';
import { decodePlaygroundLink, isPlaygroundLink } from '../../engine/exchange/playgroundLink.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';
import { lessonIn, lessonPart, withoutLesson } from '../lessons/lessonPlace.ts';
import type { PageStore } from './pageStore.ts';

/** Browsers refuse a page that rewrites its address more than about 100 times in half a minute. */
const pause = 400;

/**
 * A document, with what a link of another page said that has no counterpart here, a descent that is shown over it, or
 * both; or why there is none.
 */
export type Opened =
  | { readonly document?: ModelSpec; readonly unmapped?: readonly Words[]; readonly descent?: string }
  | { readonly problems: readonly Problem[] };

/** Stands between the document and the descent over it; a link may hold the descent alone. */
const descentMark = '/descent/';

/** What the address names, or why there is nothing in it; nothing where the address is bare. */
export function readAddress(hash: string): Opened | undefined {
  const link = withoutLesson(hash);
  return link.length <= 1 ? undefined : readLink(link);
}

/** What a link of this page holds, or one of the original 2D playground. */
export function readLink(link: string): Opened {
  const [hash = '', descent] = link.slice(link.indexOf('#') + 1).split(descentMark);
  const over = descent === undefined ? {} : { descent };
  if (hash === '' && descent !== undefined) return over;
  if (isPlaygroundLink(hash)) {
    const decoded = decodePlaygroundLink(hash);
    return decoded.ok ? decoded.value : { problems: decoded.problems };
  }
  const decoded = decodeLink(hash);
  return decoded.ok ? { document: decoded.value, ...over } : { problems: decoded.problems };
}

const lateKey = 'gradlab.address';

function leave(hash: string): void {
  try {
    sessionStorage.setItem(lateKey, hash);
  } catch {
    // Denied: what was changed in the last moment is gone.
  }
}

/** A reload asks for the address as it was when it began: what was written there since is made up for. */
export function catchUp(): void {
  try {
    const left = sessionStorage.getItem(lateKey);
    sessionStorage.removeItem(lateKey);
    const [entry] = performance.getEntriesByType('navigation');
    const isReload = entry !== undefined && 'type' in entry && entry.type === 'reload';
    if (isReload && left !== null && left !== location.hash) history.replaceState(null, '', left);
  } catch {
    // Denied: the address is all there is.
  }
}

/** Keeps the document, and the descent while it is open, in the address bar; it follows changes, and what is typed or pasted there is opened. */
export function keepAddress(page: PageStore, onOpened: (opened: Opened) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The address that was read or written last: another one was typed, and is read before anything is written over it. */
  let known = location.hash;
  const write = (): void => {
    timer = undefined;
    const { document, dialog, descent, lesson } = page.getState();
    if (lesson?.arriving || location.hash !== known) return;
    const over = dialog === 'descent' ? `${descentMark}${descent}` : '';
    const hash = encodeLink(document) + over + (lesson ? `&${lessonPart(lesson)}` : '');
    if (hash === location.hash || hash.length > longestLink) return;
    history.replaceState(null, '', hash);
    known = location.hash;
  };
  page.subscribe((state, before) => {
    const isOver = state.dialog === 'descent' || before.dialog === 'descent';
    if (
      state.document !== before.document ||
      state.lesson !== before.lesson ||
      (isOver && (state.dialog !== before.dialog || state.descent !== before.descent))
    )
      timer ??= setTimeout(write, pause);
  });
  addEventListener('pagehide', () => {
    if (timer !== undefined) write();
    leave(location.hash);
  });
  addEventListener('hashchange', () => {
    if (location.hash === known) return;
    known = location.hash;
    const lesson = lessonIn(location.hash);
    if (lesson) page.setState({ lesson });
    const opened = readAddress(location.hash);
    if (!opened) return;
    onOpened(opened);
    // A reload would look for the document where a link stands that is none.
    if ('problems' in opened) write();
  });
}

/** The address of the page with this document, to be copied. */
export const linkTo = (document: ModelSpec): string | undefined => {
  const hash = encodeLink(document);
  return hash.length > longestLink ? undefined : new URL(hash, location.href).href;
};

/** The address of the page with this descent alone. */
export const linkToDescent = (descent: string): string => new URL(`#${descentMark}${descent}`, location.href).href;
