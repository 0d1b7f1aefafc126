import { layerDefinition } from '../../engine/spec/checkModel.ts';
import type { Field, Fields } from '../../engine/spec/field.ts';
import { modelFields, modelGroups, type ModelSpec } from '../../engine/spec/model.ts';
import type { Path } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';
import { layerLabel } from './layerLabel.ts';

const layersWords: Words = { en: 'Layers', zh: '层' };

/** What a change is about, as undo tells it: the label of the field that stands at the path. */
export function changeLabel(spec: ModelSpec, path: Path): Words {
  const [first, second, third] = path.map(String);
  if (first === 'layers') {
    const layer = spec.layers[Number(second)];
    if (!layer || third === undefined) return layersWords;
    const label = layerLabel(spec, Number(second));
    const field = layerDefinition(layer).fields[third]?.label;
    return field ? { en: `${label.en}: ${field.en}`, zh: `${label.zh}：${field.zh}` } : label;
  }
  const group: Fields | undefined = modelGroups[first as keyof typeof modelGroups];
  const field: Field | undefined = (group ?? modelFields)[(group ? second : first) ?? ''];
  if (!field) return { en: String(first), zh: String(first) };
  if (field.kind !== 'member' || second === undefined) return field.label;
  // A setting that the chosen member has of its own.
  const { type } = spec[first as 'data' | 'loss' | 'optimizer'];
  return field.registry[type]?.fields[second]?.label ?? field.label;
}
