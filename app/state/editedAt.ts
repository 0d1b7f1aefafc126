import { applyEdit } from '../../engine/spec/edit.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

/** A document with its edits up to a step applied. */
export function editedAt(document: ModelSpec, step: number): ModelSpec {
  return document.edits.reduce((spec, edit) => {
    if (edit.step > step) return spec;
    const edited = applyEdit(spec, edit.path, edit.value);
    return edited.ok ? edited.value : spec;
  }, document);
}
