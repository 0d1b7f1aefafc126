import { handEdit } from '../../engine/spec/handEdit.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

export const isWeight = (path: string): boolean => handEdit(path)?.kind === 'weights';

export function isHeld({ holds }: ModelSpec, path: string): boolean {
  const hand = handEdit(path);
  return hand !== undefined && (holds[hand.tensor]?.includes(hand.index) ?? false);
}

/** What was set by hand and is held is a setting, and not a part of the run: it stays at a new start. */
export function heldWeights(current: ModelSpec, edits: ModelSpec['edits']): ModelSpec['edits'] {
  const set = edits.filter(({ path }) => isWeight(path) && isHeld(current, path));
  return [...new Map(set.map((edit) => [edit.path, { ...edit, step: 0 }])).values()];
}
