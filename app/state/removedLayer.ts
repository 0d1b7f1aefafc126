import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Words } from '../../engine/spec/words.ts';
import { layerLabel } from './layerLabel.ts';

/** Where a layer has gone and nothing else has come: which, as it was called on its card. */
export function removedLayer(before: ModelSpec, after: ModelSpec): Words | undefined {
  const ids = new Set(after.layers.map(({ id }) => id));
  const [gone, ...others] = before.layers.filter(({ id }) => !ids.has(id));
  if (!gone || others.length > 0 || after.layers.length !== before.layers.length - 1) return undefined;
  const { en, zh } = layerLabel(before, before.layers.indexOf(gone));
  return { en: `${en} removed`, zh: `已移除 ${zh}` };
}
