import { tellBadDocument } from '../state/playground.ts';
import { isSharedFile, openFile, openText } from './openFile.ts';
import { looksLikeDocument } from './readDocument.ts';

const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(':read-write') !== null;

/** A link or a document that is pasted or dropped anywhere is opened; where text can be typed it is only text. */
export function listenForDocuments(): void {
  addEventListener('paste', (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find(isSharedFile);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (takesText(event.target) || (!file && !looksLikeDocument(text))) return;
    event.preventDefault();
    if (file) void openFile(file).then(tellBadDocument);
    else void openText(text).then(tellBadDocument);
  });
  addEventListener('drop', (event) => {
    const file = [...(event.dataTransfer?.files ?? [])].find(isSharedFile);
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    void openFile(file).then(tellBadDocument);
  });
}
