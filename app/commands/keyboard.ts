import { chosenLayer } from '../state/chosenLayer.ts';
import { editor, page, trainer } from '../state/playground.ts';

interface Shortcut {
  readonly key: string;
  readonly shift?: boolean;
  readonly run: () => void;
}

/** Keys outside of text fields and of controls that use them themselves. */
const shortcuts: readonly Shortcut[] = [
  { key: ' ', run: () => trainer.toggle() },
  { key: 'ArrowRight', run: () => trainer.advance('step') },
  { key: 'ArrowRight', shift: true, run: () => trainer.advance('epoch') },
  { key: 'r', run: () => editor.reset() },
  { key: '[', run: () => chooseLayer(-1) },
  { key: ']', run: () => chooseLayer(1) },
];

function chooseLayer(by: number): void {
  const { layers } = page.getState().current;
  const next = layers[Math.min(layers.length - 1, Math.max(0, chosenLayer(page.getState()) + by))];
  if (next) editor.change(['view', 'layer'], next.id);
}

const usesKeys = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, button, summary, a, [contenteditable]') !== null;

export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (usesKeys(event.target)) return;
    const found = shortcuts.find(({ key, shift = false }) => key === event.key && shift === event.shiftKey);
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}
