/** Values kept by key. Every call may fail: a browser need not keep anything for a page. */
export interface BrowserStore<Value> {
  get(key: string): Promise<Value | undefined>;
  put(key: string, value: Value): Promise<void>;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
  });

/** IndexedDB, which workers have as well, also where pages are served without TLS. */
export function browserStore<Value>(database: string, store: string): BrowserStore<Value> {
  async function within<T>(mode: IDBTransactionMode, act: (values: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const opening = indexedDB.open(database, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store));
    const db = await done(opening);
    try {
      return await done(act(db.transaction(store, mode).objectStore(store)));
    } finally {
      db.close();
    }
  }
  return {
    get: async (key) => (await within('readonly', (values) => values.get(key))) as Value | undefined,
    put: async (key, value) => void (await within('readwrite', (values) => values.put(value, key))),
  };
}
