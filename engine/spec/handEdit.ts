import * as v from 'valibot';
import { limits, type ModelSpec } from './model.ts';
import { failure, problem, type Problem, type Result } from './problem.ts';
import { problemsOf } from './problemsOf.ts';
import { boundedNumber, expected } from './schema.ts';

/** An element of a tensor that is set, or held, by hand. */
export interface HandEdit {
  readonly kind: 'weights' | 'holds';
  readonly tensor: string;
  /** Row-major. */
  readonly index: number;
}

const form = /^(weights|holds)\.([A-Za-z]\w{0,39}\.[A-Za-z]{1,40})\.(0|[1-9]\d{0,8})$/;

/** Finite in 32 bits. */
const largest = 3.4e38;

/** What a path like `weights.dense1.kernel.7` names; undefined where it is no path of this kind. */
export function handEdit(path: string): HandEdit | undefined {
  const [, kind, tensor = '', index] = form.exec(path) ?? [];
  return kind === 'weights' || kind === 'holds' ? { kind, tensor, index: Number(index) } : undefined;
}

export function handProblems({ kind }: HandEdit, path: string, value: unknown): Problem[] {
  const schema =
    kind === 'weights'
      ? boundedNumber(-largest, largest, false)
      : v.boolean(expected('true or false', 'true 或 false'));
  const parsed = v.safeParse(schema, value);
  return parsed.success ? [] : problemsOf(parsed.issues, value).map((each) => ({ ...each, path: [path] }));
}

/** Whether the tensor has such an element. */
export function placeProblems(
  { tensor, index }: HandEdit,
  path: string,
  sizes: ReadonlyMap<string, number>,
): Problem[] {
  const size = sizes.get(tensor);
  if (size === undefined)
    return [problem('unknownField', [path], { options: [...sizes.keys()].slice(0, 8).join(', ') })];
  return index < size ? [] : [problem('range', [path], { min: 0, max: size - 1, got: index })];
}

/** A weight set by hand changes the run and not its document; a hold is the document's as well. */
export function applyHandEdit(spec: ModelSpec, edit: HandEdit, path: string, value: unknown): Result<ModelSpec> {
  const problems = handProblems(edit, path, value);
  if (problems.length > 0) return failure(...problems);
  if (edit.kind === 'weights') return { ok: true, value: spec };
  const others = (spec.holds[edit.tensor] ?? []).filter((index) => index !== edit.index);
  const indices = value === true ? [...others, edit.index].toSorted((a, b) => a - b) : others;
  const { [edit.tensor]: _, ...rest } = spec.holds;
  const holds = indices.length > 0 ? { ...rest, [edit.tensor]: indices } : rest;
  const got = Object.values(holds).reduce((sum, { length }) => sum + length, 0);
  const what = { en: 'held weights', zh: '固定的权重' };
  if (got > limits.holds) return failure(problem('tooMany', ['holds'], { what, max: limits.holds, got }));
  return { ok: true, value: { ...spec, holds } };
}

/** Tensors of which an element is held at the start, or is by an edit that is recorded. */
export function heldTensors({ holds, edits }: Pick<ModelSpec, 'holds' | 'edits'>): ReadonlySet<string> {
  const byEdits = edits.flatMap(({ path }) => {
    const hand = handEdit(path);
    return hand?.kind === 'holds' ? [hand.tensor] : [];
  });
  return new Set([...Object.keys(holds), ...byEdits]);
}
