import * as v from 'valibot';
import { layers } from '../layers/index.ts';
import type { Field, Fields } from './field.ts';
import { applyHandEdit, handEdit, handProblems, placeProblems } from './handEdit.ts';
import { modelFields, modelGroups, type Edit, type ModelSpec } from './model.ts';
import { failure, problem, type Path, type Problem, type ProblemValues, type Result } from './problem.ts';
import { problemsOf } from './problemsOf.ts';
import { samplePath, sampleProblems } from './sampleEdit.ts';
import { valueSchema } from './schema.ts';

/** A field that may change while the run goes on, and where: `optimizer.learningRate`, `layers.dropout1.rate`. */
export interface LiveField {
  readonly path: string;
  readonly field: Field;
  readonly value: Edit['value'];
}

/** A live field in its place; `keys` lead to it through the document, where layers are a list. */
interface Place extends LiveField {
  readonly keys: Path;
  readonly layer?: string;
}

/** Every live field of this document, in its order. */
export const liveFields = (spec: ModelSpec): LiveField[] =>
  livePlaces(spec).map(({ path, field, value }) => ({ path, field, value }));

/**
 * The document with one live field changed; the edit itself is not recorded here. A path that leads nowhere, a
 * field that is not live and a value out of its bounds are refused.
 */
export function applyEdit(spec: ModelSpec, path: string, value: unknown): Result<ModelSpec> {
  const hand = handEdit(path);
  if (hand) return applyHandEdit(spec, hand, path, value);
  if (path === samplePath) {
    const wrong = sampleProblems(value);
    return wrong.length > 0 ? failure(...wrong) : { ok: true, value: spec };
  }
  const places = new Map(livePlaces(spec).map((place) => [place.path, place]));
  const parsed = parseEdit(places, path, value);
  return parsed.ok ? { ok: true, value: changedAt(spec, parsed.value.keys, parsed.value.value) as ModelSpec } : parsed;
}

/** What is wrong with the recorded edits: each must be possible, and none may come before the one above it. */
export function editProblems(spec: ModelSpec, sizes: ReadonlyMap<string, number>, train: number): Problem[] {
  if (spec.edits.length === 0) return [];
  // An edit changes no type, so the places stay the same through all of them.
  const places = new Map(livePlaces(spec).map((place) => [place.path, place]));
  return spec.edits.flatMap(({ step, path, value }, i) => {
    const hand = handEdit(path);
    const isSample = path === samplePath;
    const parsed = hand || isSample ? undefined : parseEdit(places, path, value);
    const problems = hand
      ? [...handProblems(hand, path, value), ...placeProblems(hand, path, sizes)]
      : isSample
        ? sampleProblems(value, train)
        : parsed?.ok === false
          ? parsed.problems
          : [];
    if (problems.length > 0) return problems.map((each) => ({ ...each, path: ['edits', i, ...each.path] }));
    const before = spec.edits[i - 1]?.step ?? 0;
    return step < before ? [problem('editOrder', ['edits', i, 'step'], { before, got: step })] : [];
  });
}

function parseEdit(
  places: ReadonlyMap<string, Place>,
  path: string,
  value: unknown,
): Result<{ readonly keys: Path; readonly value: unknown }> {
  const place = places.get(path);
  if (!place) {
    const options = [...places.keys()].slice(0, 12).join(', ');
    return failure(problem('notLive', [path.slice(0, 120)], { options }));
  }
  const { field, keys, layer } = place;
  const parsed = v.safeParse(valueSchema(field), value);
  if (parsed.success) return { ok: true, value: { keys, value: parsed.output } };
  const named: ProblemValues = layer === undefined ? {} : { layer };
  const problems = problemsOf(parsed.issues, value);
  return failure(
    ...problems.map((each) => ({ ...each, path: [...keys, ...each.path], values: { ...each.values, ...named } })),
  );
}

function livePlaces(spec: ModelSpec): Place[] {
  const groups = Object.entries(modelGroups).flatMap(([name, fields]) =>
    placesIn(fields, (spec as Values)[name] as Values, name, [name]),
  );
  const inLayers = spec.layers.flatMap((layer, i) =>
    placesIn(layers[layer.type].fields, layer, `layers.${layer.id}`, ['layers', i]).map((place) => ({
      ...place,
      layer: layer.type,
    })),
  );
  return [...placesIn(modelFields, spec, '', []), ...groups, ...inLayers];
}

type Values = Readonly<Record<string, unknown>>;

function placesIn(fields: Fields, values: Values, prefix: string, keys: Path): Place[] {
  return Object.entries(fields).flatMap(([name, field]): Place[] => {
    const path = prefix ? `${prefix}.${name}` : name;
    const value = values[name];
    if (field.kind === 'member') {
      const inner = value as { readonly type: string } & Values;
      return placesIn(field.registry[inner.type]?.fields ?? {}, inner, path, [...keys, name]);
    }
    return field.live ? [{ path, field, value: value as Edit['value'], keys: [...keys, name] }] : [];
  });
}

/** A copy with one value replaced; what does not lead to it is shared. */
function changedAt(part: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part)) return part.map((item, i) => (i === key ? changedAt(item, rest, value) : item));
  return { ...(part as Values), [key]: changedAt((part as Values)[key], rest, value) };
}
