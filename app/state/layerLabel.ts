import { layerDefinition } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Words } from '../../engine/spec/words.ts';

/** `Dense 2`: the kind, and where there are several of it, which. */
export function layerLabel({ layers }: ModelSpec, index: number): Words {
  const layer = layers[index];
  if (!layer) return { en: '', zh: '' };
  const { label } = layerDefinition(layer);
  const same = layers.filter((each) => each.type === layer.type);
  const number = same.length > 1 ? ` ${same.indexOf(layer) + 1}` : '';
  return { en: `${label.en}${number}`, zh: `${label.zh}${number}` };
}
