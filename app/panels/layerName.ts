import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Text } from '../i18n/useText.ts';
import { layerLabel } from '../state/layerLabel.ts';

/** What a layer is called on its card, in the reader's language. */
export const layerName = (spec: ModelSpec, index: number, { say }: Pick<Text, 'say'>): string =>
  say(layerLabel(spec, index));
