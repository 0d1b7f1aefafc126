import { connect } from '../../engine/client.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { defaultPreset, presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import { keepAddress, readAddress } from './address.ts';
import { Editor } from './editor.ts';
import { Frames } from './frames.ts';
import { createPageStore } from './pageStore.ts';
import { readPreferences } from './preferences.ts';
import { RunHistory } from './runHistory.ts';
import { RunKeeper } from './runKeeper.ts';
import { loadRun, loadUndo, type SavedRun } from './savedRun.ts';
import { Trainer } from './trainer.ts';
import { UndoHistory } from './undoHistory.ts';
import { keepUndo } from './undoKeeper.ts';

const opened = readAddress(location.hash);
const standIn: ModelSpec = presetDocument(presets[defaultPreset]);
const { language, theme } = readPreferences();

export const page = createPageStore(opened && 'document' in opened ? opened.document : standIn, language, theme);
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
});
const undo = new UndoHistory(page);
export const editor = new Editor(page, trainer, history, undo);

const complain = (badLink: Extract<typeof opened, { problems: unknown }>): void => {
  page.setState(({ notices }) => ({
    notices: [...notices.filter(({ kind }) => kind !== 'badLink'), { kind: 'badLink', problems: badLink.problems }],
  }));
};

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
  if (opened && 'problems' in opened) complain(opened);
  const saved = await savedRun();
  if (saved) history.restore(saved.history);
  trainer.start(saved?.snapshot);
  keeper.watch(trainer);
  keepUndo(page, undo, () => keeper.deny());
  keepAddress(page, (link) => {
    if (link === undefined) return;
    if ('problems' in link) complain(link);
    else editor.open(link.document);
  });
}
