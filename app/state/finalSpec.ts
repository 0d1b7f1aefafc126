import type { ModelSpec } from '../../engine/spec/model.ts';
import { editedAt } from './editedAt.ts';

const known = new WeakMap<ModelSpec, ModelSpec>();

/** A document with all of its edits applied: as its run stands in the end. One object as long as it is one document. */
export function finalSpec(document: ModelSpec): ModelSpec {
  if (document.edits.length === 0) return document;
  const made = known.get(document) ?? { ...editedAt(document, Infinity), edits: [] };
  known.set(document, made);
  return made;
}
