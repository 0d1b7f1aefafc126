import { goBy, goByLayer, goToPhase, toggleWalk } from '../explain/walking.ts';
import { isExplaining } from '../explain/isExplaining.ts';
import type { TextKey } from '../i18n/translate.ts';
import { duplicateLayer, insertLayer, moveLayer, onChosenLayer, removeLayer } from './layerCommands.ts';
import { chosenLayer } from '../state/chosenLayer.ts';
import { editor, page, trainer } from '../state/playground.ts';

export interface Shortcut {
  /** `KeyboardEvent.key`; letters in lower case. */
  readonly key: string;
  readonly shift?: boolean;
  /** Ctrl, or ⌘ on Apple's keyboards. */
  readonly command?: boolean;
  readonly alt?: boolean;
  /** As people read it; empty where a line before tells of it. */
  readonly keys: string;
  readonly words: TextKey;
  /** Where keys mean something else meanwhile. */
  readonly when?: () => boolean;
  readonly run: () => void;
}

const explaining = (): boolean => isExplaining(page.getState());

/** Keys outside of text fields and of controls that use them themselves. */
export const shortcuts: readonly Shortcut[] = [
  { key: 'e', keys: 'E', words: 'keyExplain', run: toggleWalk },
  { key: 'ArrowRight', keys: '→ ←', words: 'keyWalkNext', when: explaining, run: () => goBy(1) },
  { key: 'ArrowLeft', keys: '', words: 'keyWalkNext', when: explaining, run: () => goBy(-1) },
  { key: ']', keys: '] [', words: 'keyWalkLayer', when: explaining, run: () => goByLayer(1) },
  { key: '[', keys: '', words: 'keyWalkLayer', when: explaining, run: () => goByLayer(-1) },
  { key: 'l', keys: 'L', words: 'keyWalkLoss', when: explaining, run: () => goToPhase('loss') },
  { key: ' ', keys: 'Space', words: 'keyTrain', run: () => trainer.toggle() },
  { key: 'ArrowRight', keys: '→', words: 'step', run: () => trainer.advance('step') },
  { key: 'ArrowRight', shift: true, keys: '⇧ →', words: 'epoch', run: () => trainer.advance('epoch') },
  { key: 'r', keys: 'R', words: 'reset', run: () => editor.reset() },
  { key: '[', keys: '[', words: 'keyLayerBefore', run: () => chooseLayer(-1) },
  { key: ']', keys: ']', words: 'keyLayerAfter', run: () => chooseLayer(1) },
  {
    key: 'ArrowLeft',
    alt: true,
    keys: 'Alt ←',
    words: 'keyMoveLeft',
    run: () => onChosenLayer((at) => moveLayer(at, at - 1)),
  },
  {
    key: 'ArrowRight',
    alt: true,
    keys: 'Alt →',
    words: 'keyMoveRight',
    run: () => onChosenLayer((at) => moveLayer(at, at + 1)),
  },
  {
    key: '+',
    shift: true,
    keys: '+',
    words: 'keyInsert',
    run: () => onChosenLayer((at) => insertLayer(at + 1, 'dense')),
  },
  { key: 'd', command: true, keys: 'Ctrl D', words: 'keyDuplicate', run: () => onChosenLayer(duplicateLayer) },
  { key: 'Delete', keys: 'Del', words: 'keyRemove', run: () => onChosenLayer(removeLayer) },
  { key: 'z', command: true, keys: 'Ctrl Z', words: 'undo', run: () => editor.undo() },
  { key: 'z', command: true, shift: true, keys: 'Ctrl ⇧ Z', words: 'redo', run: () => editor.redo() },
  { key: 'y', command: true, keys: 'Ctrl Y', words: 'redo', run: () => editor.redo() },
  { key: 'l', keys: 'L', words: 'keyLesson', run: goToLesson },
  { key: '?', shift: true, keys: '?', words: 'shortcuts', run: () => page.setState({ dialog: 'shortcuts' }) },
];

function goToLesson(): void {
  const title = document.querySelector<HTMLElement>('.lesson h3');
  if (title) title.focus();
  else page.setState({ dialog: 'gallery' });
}

function chooseLayer(by: number): void {
  const { layers } = page.getState().current;
  const next = layers[Math.min(layers.length - 1, Math.max(0, chosenLayer(page.getState()) + by))];
  if (next) editor.change(['view', 'layer'], next.id);
}
