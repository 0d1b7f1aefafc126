import { layers } from '../layers/index.ts';
import { defaultOf, type Field, type Fields } from './field.ts';
import { layerIds } from './layerIds.ts';
import { modelFields, modelGroups, type LayerSpec, type ModelSpec } from './model.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The shortest JSON from which parseModel makes the same document: what has its default value is left out. */
export function withoutDefaults(spec: ModelSpec): Json {
  const groups = Object.entries(modelGroups).flatMap(([name, fields]): [string, Json][] => {
    const changed = changedValues(fields, (spec as Values)[name] as Values);
    return isEmpty(changed) ? [] : [[name, changed]];
  });
  const ids = neededIds(spec.layers);
  return {
    version: spec.version,
    ...changedValues(modelFields, spec),
    ...Object.fromEntries(groups),
    layers: spec.layers.map((layer, i) => {
      const id: Record<string, Json> = ids[i] === undefined ? {} : { id: layer.id };
      return shortMember(layer.type, { ...id, ...changedValues(layers[layer.type].fields, layer) });
    }),
    ...(!isEmpty(spec.weights) && { weights: spec.weights }),
    ...(!isEmpty(spec.holds) && { holds: spec.holds }),
    ...(spec.edits.length > 0 && { edits: spec.edits.map((edit) => ({ ...edit })) }),
  };
}

type Values = Readonly<Record<string, unknown>>;

const isEmpty = (values: object): boolean => Object.keys(values).length === 0;

/** The values that are not a field's default. */
export function changedValues(fields: Fields, values: Values): Record<string, Json> {
  const changed = Object.entries(fields).flatMap(([name, field]): [string, Json][] => {
    const value = changedValue(field, values[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(changed);
}

function changedValue(field: Field, value: unknown): Json | undefined {
  if (field.kind !== 'member') return isSame(value, defaultOf(field)) ? undefined : (value as Json);
  const { type, ...values } = value as { readonly type: string } & Values;
  const short = shortMember(type, changedValues(field.registry[type]?.fields ?? {}, values));
  return short === field.default ? undefined : short;
}

/** A member with no values to tell is its type alone. */
export const shortMember = (type: string, values: Readonly<Record<string, Json>>): Json =>
  isEmpty(values) ? type : { type, ...values };

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** The ids that must be told because numbering the layers would not give them. */
function neededIds(list: readonly LayerSpec[]): (string | undefined)[] {
  const needed: (string | undefined)[] = list.map(() => undefined);
  for (;;) {
    const given = layerIds(list.map(({ type }, i) => ({ type, id: needed[i] })));
    // A told id is taken, which may change the numbers of others: once more, until all come out right.
    const wrong = list.flatMap(({ id }, i) => (given[i] === id ? [] : [i]));
    if (wrong.length === 0) return needed;
    for (const i of wrong) needed[i] = list[i]?.id;
  }
}
