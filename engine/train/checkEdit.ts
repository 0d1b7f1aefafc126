import type { PreparedData } from '../data/prepare.ts';
import type { Plan } from '../plan/plan.ts';
import { elementCount } from '../plan/program.ts';
import { applyEdit } from '../spec/edit.ts';
import { handEdit, placeProblems } from '../spec/handEdit.ts';
import { limits, type Edit, type ModelSpec } from '../spec/model.ts';
import { problem, ProblemError, unwrap } from '../spec/problem.ts';
import { samplePath, sampleProblems } from '../spec/sampleEdit.ts';

interface Run {
  /** As it stands, and as it is recorded. */
  readonly spec: ModelSpec;
  readonly document: ModelSpec;
  readonly plan: Plan;
  readonly data: PreparedData;
}

/** A run's documents after a live change before its next step. Throws a ProblemError where that is not possible. */
export function checkEdit(
  { spec, document, plan, data }: Run,
  { step, path, value }: Edit,
): { readonly spec: ModelSpec; readonly document: ModelSpec } {
  const edited = unwrap(applyEdit(spec, path, value));
  const hand = handEdit(path);
  const sizes = new Map(plan.parameters.map(({ name, shape }) => [name, elementCount(shape, 1)]));
  const misplaced = hand
    ? placeProblems(hand, path, sizes)
    : path === samplePath
      ? sampleProblems(value, data.counts.train)
      : [];
  if (misplaced.length > 0) throw new ProblemError(misplaced);
  // What was to come in a replay gives way to what people do now; a slider's drag is one edit.
  const before = document.edits.filter((edit) => edit.step < step || (edit.step === step && edit.path !== path));
  if (before.length >= limits.edits) {
    const what = { en: 'changes during one run (Reset begins a new list)', zh: '一次运行中的改动（重置后重新计数）' };
    throw new ProblemError([problem('tooMany', ['edits'], { what, max: limits.edits, got: before.length + 1 })]);
  }
  return { spec: edited, document: { ...document, edits: [...before, { step, path, value }] } };
}
