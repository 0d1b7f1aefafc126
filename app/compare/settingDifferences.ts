import { layerDefinition } from '../../engine/spec/checkModel.ts';
import type { Definition } from '../../engine/spec/definition.ts';
import type { Field, Fields } from '../../engine/spec/field.ts';
import { modelFields, modelGroups, type ModelSpec } from '../../engine/spec/model.ts';
import type { Path } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';
import { valueAt } from '../state/changeAt.ts';
import { changeLabel } from '../state/changeLabel.ts';
import { finalSpec } from '../state/finalSpec.ts';
import { layerLabel } from '../state/layerLabel.ts';

/** A setting of one of two runs as it stood in the end. */
export interface SettingValue {
  readonly value: unknown;
  readonly field: Field | undefined;
  /** What people read in place of the value. */
  readonly words?: Words;
  /** The step at which it was set, where that was during the run. */
  readonly since?: number;
}

export interface SettingDifference {
  readonly label: Words;
  /** Absent where that run has no such setting. */
  readonly theirs?: SettingValue;
  readonly mine?: SettingValue;
}

const layersWords: Words = { en: 'Layers', zh: '层' };
const weightsWords: Words = { en: 'Weights set by hand', zh: '手动设置的权重' };
const holdsWords: Words = { en: 'Held weights', zh: '固定的权重' };
const startWords: Words = { en: 'Given initial weights', zh: '给定的初始权重' };

const layerPath = /^layers\.[^.]+$/;

interface Setting extends SettingValue {
  readonly key: string;
  readonly label: Words;
}

/** What sets two runs apart, setting by setting, each as it stood in the end; how they are looked at does not count. */
export function settingDifferences(theirs: ModelSpec, mine: ModelSpec): readonly SettingDifference[] {
  const [before, now] = [settingsOf(theirs), settingsOf(mine)];
  const keys = [...new Set([...before.keys(), ...now.keys()])];
  return keys.flatMap((key): SettingDifference[] => {
    const [a, b] = [before.get(key), now.get(key)];
    const label = (b ?? a)?.label;
    if (!label || JSON.stringify(a?.value) === JSON.stringify(b?.value)) return [];
    // Settings of a layer or a member that only one of them has: that one is named, and that is enough.
    if ((!a || !b) && !layerPath.test(key)) return [];
    return [{ label, ...(a && { theirs: a }), ...(b && { mine: b }) }];
  });
}

function settingsOf(document: ModelSpec): ReadonlyMap<string, Setting> {
  const spec = finalSpec(document);
  const since = new Map(document.edits.filter(({ step }) => step > 0).map(({ path, step }) => [path, step]));
  const all: Setting[] = [];
  const add = (keys: Path, field: Field, path: string): void => {
    const value = valueAt(spec, keys);
    const step = since.get(path);
    const label = changeLabel(spec, keys);
    const common = { key: path, label, field, ...(step !== undefined && { since: step }) };
    if (field.kind !== 'member') {
      all.push({ ...common, value });
      return;
    }
    const { type } = value as { readonly type: string };
    const { label: words } = field.registry[type] as unknown as Definition;
    all.push({ ...common, value: type, words });
    addAll(field.registry[type]?.fields ?? {}, keys, path);
  };
  const addAll = (fields: Fields, keys: Path, path: string): void => {
    for (const [name, field] of Object.entries(fields))
      add([...keys, name], field, path === '' ? name : `${path}.${name}`);
  };
  const { name: _, ...fields } = modelFields;
  addAll(fields, [], '');
  for (const [group, inGroup] of Object.entries(modelGroups)) if (group !== 'view') addAll(inGroup, [group], group);
  const own = { field: undefined };
  const labels = spec.layers.map((_each, i) => layerLabel(spec, i));
  const order: Words = { en: labels.map(({ en }) => en).join(' → '), zh: labels.map(({ zh }) => zh).join(' → ') };
  all.push({ ...own, key: 'layers', label: layersWords, value: spec.layers.map(({ id }) => id), words: order });
  spec.layers.forEach((layer, i) => {
    const path = `layers.${layer.id}`;
    const label = labels[i] ?? layersWords;
    all.push({ ...own, key: path, label, value: layer.type, words: layerDefinition(layer).label });
    addAll(layerDefinition(layer).fields, ['layers', i], path);
  });
  const byHand = document.edits.filter(({ path }) => path.startsWith('weights.'));
  const counted = (key: string, label: Words, value: object, count: number): void => {
    all.push({ ...own, key, label, value, words: { en: String(count), zh: String(count) } });
  };
  const countOf = (lists: Readonly<Record<string, readonly number[]>>): number =>
    Object.values(lists).reduce((sum, { length }) => sum + length, 0);
  counted('weights', startWords, spec.weights, countOf(spec.weights));
  counted('holds', holdsWords, spec.holds, countOf(spec.holds));
  counted('edits', weightsWords, byHand, byHand.length);
  return new Map(all.map((setting) => [setting.key, setting]));
}
