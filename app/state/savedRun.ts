import { browserStore } from '../../engine/browserStore.ts';
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

/** Throws where the browser keeps nothing for this page, or no more. */
const runs = browserStore<unknown>('gradlab', 'runs');

/** What a run is of; which layer or step is looked at does not matter to it. */
export const runLink = (document: ModelSpec): string =>
  encodeLink({ ...document, view: { ...document.view, layer: '', walk: '' } });

/** What was kept under a key last. Throws where the browser keeps nothing for this page. */
const getLast = async <Kept>(key: string): Promise<Kept | undefined> => (await runs.get(key)) as Kept | undefined;

/** The same, where it is of this document. */
async function get<Kept extends { readonly link: string }>(
  key: string,
  document: ModelSpec,
): Promise<Kept | undefined> {
  const kept = await getLast<Kept>(key);
  return kept?.link === runLink(document) ? kept : undefined;
}

export const saveRun = (run: SavedRun): Promise<void> => runs.put('last', run);
export const loadRun = (document: ModelSpec): Promise<SavedRun | undefined> => get('last', document);
/** The run last kept, whatever it is of. */
export const loadLastRun = (): Promise<SavedRun | undefined> => getLast('last');
export const saveUndo = (undo: SavedUndo): Promise<void> => runs.put('undo', undo);
export const loadUndo = (document: ModelSpec): Promise<SavedUndo | undefined> => get('undo', document);
export const saveAside = (aside: Aside | undefined): Promise<void> => runs.put('aside', aside);
export const loadAside = (): Promise<Aside | undefined> => getLast('aside');
