import { readLinkText, writeLinkText } from '../../engine/exchange/linkText.ts';
import type { Json } from '../../engine/spec/withoutDefaults.ts';
import { page } from '../state/playground.ts';

/** Shows the optimizer of the document walking, on the function that was looked at last. */
export function openDescent(): void {
  const { descent, current } = page.getState();
  const before = readLinkText(descent);
  const kept = before.ok ? (before.value as { readonly [key: string]: Json }) : {};
  const json = { ...kept, optimizers: [{ ...current.optimizer }], chosen: 0, step: 0 };
  page.setState({ dialog: 'descent', descent: writeLinkText(json) });
}
