import { connect } from '../../engine/client.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import { defaultPreset, presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import { lessonIn } from '../lessons/lessonPlace.ts';
import { catchUp, keepAddress, readAddress, type Opened } from './address.ts';
import { Editor } from './editor.ts';
import { Frames } from './frames.ts';
import { createPageStore, type Notice } from './pageStore.ts';
import { readPreferences, storePreferences, type Preferences } from './preferences.ts';
import { RunHistory } from './runHistory.ts';
import { RunKeeper } from './runKeeper.ts';
import { loadRun, loadUndo, type SavedRun } from './savedRun.ts';
import { Trainer } from './trainer.ts';
import { UndoHistory } from './undoHistory.ts';
import { keepUndo } from './undoKeeper.ts';

catchUp();
const opened = readAddress(location.hash);
const standIn: ModelSpec = presetDocument(presets[defaultPreset]);

export const page = createPageStore((opened && 'document' in opened && opened.document) || standIn, readPreferences());
page.setState({ lesson: lessonIn(location.hash) });
export const history = new RunHistory();
export const frames: Frames = new Frames({
  send: (command) => trainer.send(command),
  schedule: (run) => requestAnimationFrame(run),
});
const keeper = new RunKeeper(page, history);
export const trainer: Trainer = new Trainer({
  page,
  frames,
  history,
  connect,
  onSnapshot: (snapshot) => {
    editor.adoptEdits(snapshot);
    keeper.keep(snapshot);
  },
  onGoOn: () => editor.branch(),
});
const undo = new UndoHistory(page);
addEventListener('pointerdown', () => undo.press(true), { capture: true });
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => undo.press(false), { capture: true });
export const editor = new Editor(page, trainer, history, undo);

export function prefer(preferences: Partial<Preferences>): void {
  page.setState(preferences);
  storePreferences(preferences);
}

/** What is said of the last thing opened makes way for what is said of this one, and no dialog covers it. */
const tellOpened = (notice: Notice | undefined): void => {
  page.setState(({ notices }) => ({
    dialog: undefined,
    notices: [
      ...notices.filter(({ kind }) => kind !== 'badLink' && kind !== 'badDocument' && kind !== 'playgroundLink'),
      ...(notice ? [notice] : []),
    ],
  }));
};

/** Opens what a link, a file or the clipboard held; what cannot be read is told, and all stays as it is. */
export function openFound(found: Opened): void {
  if ('problems' in found) {
    tellBadDocument(found.problems);
    return;
  }
  if (found.document) editor.open(found.document);
  tellOpened(found.unmapped && { kind: 'playgroundLink', list: found.unmapped });
  showDescent(found);
}

/** A descent that came with a link opens over the page. */
function showDescent(found: Opened): void {
  if ('descent' in found && found.descent !== undefined) page.setState({ dialog: 'descent', descent: found.descent });
}

/** What was pasted or dropped cannot be opened: said, while everything stays as it is. */
export function tellBadDocument(problems: readonly Problem[]): void {
  if (problems.length > 0) tellOpened({ kind: 'badDocument', problems });
}

/** Takes up a run that was kept, at the step where it was left. */
export function continueRun({ snapshot, history: kept }: SavedRun): void {
  const { spec } = snapshot;
  editor.open(spec);
  history.restore(kept);
  trainer.load({ spec, keep: false, snapshot, opens: true });
}

async function savedRun(): Promise<SavedRun | undefined> {
  try {
    const kept = await loadUndo(page.getState().document);
    if (kept) undo.restore(kept);
    return await loadRun(page.getState().document);
  } catch {
    keeper.deny();
    return undefined;
  }
}

/** Opens what the address names, where it left off if it was trained here before. */
export async function startPlayground(): Promise<void> {
  if (opened && 'problems' in opened) tellOpened({ kind: 'badLink', problems: opened.problems });
  if (opened && 'unmapped' in opened && opened.unmapped) tellOpened({ kind: 'playgroundLink', list: opened.unmapped });
  if (opened) showDescent(opened);
  const saved = await savedRun();
  if (saved) history.restore(saved.history);
  trainer.start(saved?.snapshot);
  keeper.watch(trainer);
  keepUndo(page, undo, () => keeper.deny());
  keepAddress(page, openFound);
}
