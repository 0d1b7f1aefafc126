import { encodeLink } from '../../engine/exchange/link.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { SavedHistory } from './runHistory.ts';
import type { Snapshot } from './trainer.ts';

/** A run as it is kept over a reload. */
export interface SavedRun {
  /** The link of its document. */
  readonly link: string;
  readonly snapshot: Snapshot;
  readonly history: SavedHistory;
}

const [database, store, key] = ['gradlab', 'runs', 'last'];

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

/** Throws where the browser keeps nothing for this page. */
export async function saveRun(run: SavedRun): Promise<void> {
  const db = await open();
  try {
    await done(db.transaction(store, 'readwrite').objectStore(store).put(run, key));
  } finally {
    db.close();
  }
}

/** The run last kept, where it is of this document. Throws where the browser keeps nothing for this page. */
export async function loadRun(document: ModelSpec): Promise<SavedRun | undefined> {
  const db = await open();
  try {
    const run = (await done(db.transaction(store).objectStore(store).get(key))) as SavedRun | undefined;
    return run?.link === runLink(document) ? run : undefined;
  } finally {
    db.close();
  }
}
