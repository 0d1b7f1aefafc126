import { encodeLink } from '../../engine/exchange/link.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { SavedHistory } from './runHistory.ts';
import type { Snapshot } from './trainer.ts';
import type { Change } from './undoHistory.ts';

/** A run as it is kept over a reload. */
export interface SavedRun {
  /** The link of its document. */
  readonly link: string;
  readonly snapshot: Snapshot;
  readonly history: SavedHistory;
}

/** What can be taken back and done again, as it is kept over a reload. */
export interface SavedUndo {
  /** The link of the document that the changes led to. */
  readonly link: string;
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

/** The model that was open before a lesson began, and its run where there was one. */
export interface Aside {
  readonly document: ModelSpec;
  readonly run?: SavedRun;
}

const [database, store] = ['gradlab', 'runs'];

/** What a run is of; which layer is looked at does not matter to it. */
export const runLink = (document: ModelSpec): string =>
  encodeLink({ ...document, view: { ...document.view, layer: '' } });

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store));
  return done(request);
}

/** Throws where the browser keeps nothing for this page, or no more. */
async function put(key: string, value: unknown): Promise<void> {
  const db = await open();
  try {
    await done(db.transaction(store, 'readwrite').objectStore(store).put(value, key));
  } finally {
    db.close();
  }
}

/** What was kept under a key last. Throws where the browser keeps nothing for this page. */
async function getLast<Kept>(key: string): Promise<Kept | undefined> {
  const db = await open();
  try {
    return (await done(db.transaction(store).objectStore(store).get(key))) as Kept | undefined;
  } finally {
    db.close();
  }
}

/** The same, where it is of this document. */
async function get<Kept extends { readonly link: string }>(
  key: string,
  document: ModelSpec,
): Promise<Kept | undefined> {
  const kept = await getLast<Kept>(key);
  return kept?.link === runLink(document) ? kept : undefined;
}

export const saveRun = (run: SavedRun): Promise<void> => put('last', run);
export const loadRun = (document: ModelSpec): Promise<SavedRun | undefined> => get('last', document);
/** The run last kept, whatever it is of. */
export const loadLastRun = (): Promise<SavedRun | undefined> => getLast('last');
export const saveUndo = (undo: SavedUndo): Promise<void> => put('undo', undo);
export const loadUndo = (document: ModelSpec): Promise<SavedUndo | undefined> => get('undo', document);
export const saveAside = (aside: Aside | undefined): Promise<void> => put('aside', aside);
export const loadAside = (): Promise<Aside | undefined> => getLast('aside');
