import { layerDefinition } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Words } from '../../engine/spec/words.ts';

/** Where a layer has gone and nothing else has come: which, as it was called on its card. */
export function removedLayer(before: ModelSpec, after: ModelSpec): Words | undefined {
  const ids = new Set(after.layers.map(({ id }) => id));
  const [gone, ...others] = before.layers.filter(({ id }) => !ids.has(id));
  if (!gone || others.length > 0 || after.layers.length !== before.layers.length - 1) return undefined;
  const same = before.layers.filter(({ type }) => type === gone.type);
  const number = same.length > 1 ? ` ${same.indexOf(gone) + 1}` : '';
  const { label } = layerDefinition(gone);
  return { en: `${label.en}${number} removed`, zh: `已移除 ${label.zh}${number}` };
}
