import { layerDefinition } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Text } from '../i18n/useText.ts';

/** `Dense 2`: the kind, and where there are several of it, which. */
export function layerName({ layers }: ModelSpec, index: number, { say, t }: Text): string {
  const layer = layers[index];
  if (!layer) return '';
  const type = say(layerDefinition(layer).label);
  const same = layers.filter((each) => each.type === layer.type);
  return same.length > 1 ? t('layerName', { type, n: same.indexOf(layer) + 1 }) : type;
}
