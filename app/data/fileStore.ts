/** Where fetched files are kept, by name. Every call may fail: a browser need not keep anything for a page. */
export interface FileStore {
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array): Promise<void>;
}

const [database, store] = ['gradlab-files', 'files'];

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
  });

async function withStore<T>(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(database, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store));
  const db = await done(opening);
  try {
    return await done(act(db.transaction(store, mode).objectStore(store)));
  } finally {
    db.close();
  }
}

/** IndexedDB, which also works where pages are served without TLS. */
export const browserStore: FileStore = {
  get: async (name) => (await withStore('readonly', (files) => files.get(name))) as Uint8Array | undefined,
  put: async (name, bytes) => {
    await withStore('readwrite', (files) => files.put(bytes, name));
  },
};
