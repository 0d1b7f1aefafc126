import { features as featureRegistry } from '../../engine/data/features/index.ts';
import { takesFeatures } from '../../engine/data/preprocessing.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Text } from '../i18n/useText.ts';

/** What each number is that comes into the first layer, where it has a name. */
export function inputNames(document: ModelSpec, { say }: Text): readonly string[] {
  const data = datasetDefinition(document).shape(document.data);
  const { features } = document.preprocessing;
  if (takesFeatures(data) && features.length > 0) {
    const known = new Map(Object.values(featureRegistry).map(({ formula, label }) => [formula, say(label)]));
    return features.map((formula) => known.get(formula) ?? formula);
  }
  if (data.featureNames) return data.featureNames.map(say);
  if (data.kind === 'points') return [say(featureRegistry.x1.label), say(featureRegistry.x2.label)];
  return [];
}
