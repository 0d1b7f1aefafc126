import type { PageStore } from './pageStore.ts';
import { runLink, saveUndo } from './savedRun.ts';
import { snapshotBytes } from './snapshotBytes.ts';
import type { Change, UndoHistory } from './undoHistory.ts';

/** Changes that follow each other faster (ms) are written together. */
const pause = 500;
/** Bytes of weights that are written with them; changes before those go back to a fresh start after a reload. */
const mostBytes = 4e6;
const leastBytes = 1e5;

/** Keeps the undo history in the browser, so that a reload takes nothing away. Where storage is denied it lives on in the page. */
export function keepUndo(page: PageStore, undo: UndoHistory, onDenied: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let denied = false;
  let budget = mostBytes;
  const write = async (): Promise<void> => {
    timer = undefined;
    const { past, future } = undo.save();
    let left = budget;
    const light = (changes: readonly Change[]): Change[] =>
      changes
        .toReversed()
        .map((change): Change => {
          if (change.kind !== 'place' || !change.place.snapshot) return change;
          left -= snapshotBytes(change.place.snapshot);
          return left >= 0 ? change : { ...change, place: { ...change.place, snapshot: undefined, lost: true } };
        })
        .toReversed();
    try {
      await saveUndo({ link: runLink(page.getState().document), past: light(past), future: light(future) });
    } catch {
      // Full: the weights of the oldest changes make way, then all of them.
      if (budget > 0) {
        budget = budget > leastBytes ? budget / 4 : 0;
        await write();
        return;
      }
      denied = true;
      onDenied();
    }
  };
  page.subscribe((state, before) => {
    const changed =
      state.undoable !== before.undoable || state.redoable !== before.redoable || state.document !== before.document;
    if (changed && !denied) timer ??= setTimeout(() => void write(), pause);
  });
}
