import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Path } from '../../engine/spec/problem.ts';

/** A document with the value at a path replaced; everything that does not lead there is shared. */
export const changeAt = <Spec>(spec: Spec, path: Path, value: unknown): Spec => changedPart(spec, path, value) as Spec;

function changedPart(part: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part)) return part.map((item, i) => (i === key ? changedPart(item, rest, value) : item));
  const values = part as Readonly<Record<string, unknown>>;
  return { ...values, [key]: changedPart(values[key], rest, value) };
}

export function valueAt(spec: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (part as Readonly<Record<string | number, unknown>>)[key], spec);
}

/** The name of a live field: as its path, but layers are told by id. */
export const livePath = (spec: ModelSpec, path: Path): string =>
  path[0] === 'layers' && typeof path[1] === 'number'
    ? ['layers', spec.layers[path[1]]?.id ?? '', ...path.slice(2)].join('.')
    : path.join('.');
