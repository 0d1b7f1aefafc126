import { browserStore as storeIn, type BrowserStore } from '../../engine/browserStore.ts';

/** Where fetched files are kept, by name. Every call may fail: a browser need not keep anything for a page. */
export type FileStore = BrowserStore<Uint8Array>;

export const browserStore: FileStore = storeIn('gradlab-files', 'files');
