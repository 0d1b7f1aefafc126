import { chosenLayer } from '../../app/state/chosenLayer.ts';
import { layers } from '../../engine/layers/index.ts';
import type { Fields, IntegerField, NumberField } from '../../engine/spec/field.ts';
import { modelFields, modelGroups, type ModelSpec } from '../../engine/spec/model.ts';
import type { Path } from '../../engine/spec/problem.ts';

export interface TypedField {
  readonly path: Path;
  readonly field: NumberField | IntegerField;
}

type Values = Readonly<Record<string, unknown>>;

function fieldsIn(fields: Fields, values: Values, path: Path): TypedField[] {
  return Object.entries(fields).flatMap(([name, field]): TypedField[] => {
    const own = [...path, name];
    if (field.kind === 'number' || field.kind === 'integer') return [{ path: own, field }];
    if (field.kind !== 'member') return [];
    const inner = values[name] as { readonly type: string };
    return fieldsIn(field.registry[inner.type]?.fields ?? {}, inner, own);
  });
}

/** The numbers of a document that the page may have a box for; those whose box changes more than one value are left out. */
export function numberFields(document: ModelSpec): readonly TypedField[] {
  const chosen = chosenLayer({ current: document });
  const layer = document.layers[chosen];
  const all = [
    ...fieldsIn(modelFields, document, []),
    ...fieldsIn(modelGroups.split, document.split, ['split']),
    ...fieldsIn(modelGroups.training, document.training, ['training']),
    ...(layer ? fieldsIn(layers[layer.type].fields, layer, ['layers', chosen]) : []),
  ];
  return all.filter(
    ({ path, field }) =>
      !['classes', 'balance'].includes(String(path.at(-1))) &&
      all.filter((other) => other.field.label.en === field.label.en).length === 1,
  );
}

/** The number that a text means to a field; nothing where the field must refuse it. */
export function numberIn(text: string, field: NumberField | IntegerField): number | undefined {
  const typed = text.replace('−', '-').trim();
  const bare = typed.replace(/\s*%$/, '');
  const value = bare === '' ? Number.NaN : Number(bare);
  const share = field.kind === 'number' && field.percent === true && (bare !== typed || value <= 0 || value >= 1);
  const meant = share ? Number((value / 100).toPrecision(12)) : value;
  const fits = meant >= field.min && meant <= field.max && (field.kind === 'number' || Number.isInteger(meant));
  return fits ? meant + 0 : undefined;
}
