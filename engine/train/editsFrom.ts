import type { Edit } from '../spec/model.ts';

/** Edits of a run that goes back to a step: what people set since then stays set, the last value of each acts from there on. */
export function editsFrom(edits: readonly Edit[], step: number): readonly Edit[] {
  const later = new Map(edits.filter((edit) => edit.step > step).map((edit) => [edit.path, edit]));
  return [
    ...edits.filter((edit) => edit.step < step || (edit.step === step && !later.has(edit.path))),
    ...[...later.values()].map((edit) => ({ ...edit, step })),
  ];
}
