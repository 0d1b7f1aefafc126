import { page } from '../state/playground.ts';
import { shortcuts } from './shortcuts.ts';

/** Controls that make something of any key, and those that are only pressed, by Space and Enter. */
const usesKeys = (target: EventTarget | null, key: string): boolean => {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea, dialog, [popover], [contenteditable], [role=radiogroup]')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, summary, a') !== null;
};

export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat) return;
    const held = event.ctrlKey || event.metaKey;
    // Keys with Ctrl or Alt mean the same on a button as beside it; in a text they belong to the text.
    const own = held || event.altKey ? isText(event.target) : usesKeys(event.target, event.key);
    if (own) return;
    const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = shortcuts.find(
      ({ key, shift = false, command = false, alt = false, when = () => true }) =>
        key === pressed && shift === event.shiftKey && command === held && alt === event.altKey && when(),
    );
    const isSingle = !held && !event.altKey;
    if (!found || (isSingle && page.getState().singleKeys === 'off')) return;
    event.preventDefault();
    found.run();
  });
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type=range]), textarea, dialog, [contenteditable]') !== null;
