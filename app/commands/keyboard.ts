import { shortcuts } from './shortcuts.ts';

const usesKeys = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, button, summary, a, dialog, [popover], [contenteditable]') !== null;

export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat) return;
    const held = event.ctrlKey || event.metaKey;
    // Keys with Ctrl or Alt mean the same on a button as beside it; in a text they belong to the text.
    const own = held || event.altKey ? isText(event.target) : usesKeys(event.target);
    if (own) return;
    const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = shortcuts.find(
      ({ key, shift = false, command = false, alt = false }) =>
        key === pressed && shift === event.shiftKey && command === held && alt === event.altKey,
    );
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type=range]), textarea, dialog, [contenteditable]') !== null;
