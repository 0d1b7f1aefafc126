import { applyEdit } from '../spec/edit.ts';
import type { Edit, ModelSpec } from '../spec/model.ts';
import { unwrap } from '../spec/problem.ts';

/** The document with every pending edit up to a step applied, those edits, and the ones that are still to come. */
export function replayEdits(
  spec: ModelSpec,
  pending: readonly Edit[],
  step: number,
): { readonly spec: ModelSpec; readonly due: readonly Edit[]; readonly pending: readonly Edit[] } {
  const due = pending.filter((edit) => edit.step <= step);
  if (due.length === 0) return { spec, due, pending };
  const applied = due.reduce((document, { path, value }) => unwrap(applyEdit(document, path, value)), spec);
  return { spec: { ...applied, edits: spec.edits }, due, pending: pending.filter((edit) => edit.step > step) };
}
