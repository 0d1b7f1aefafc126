import type { Definition } from '../../engine/spec/definition.ts';
import { activations } from '../../engine/activations/index.ts';
import { optimizers } from '../../engine/optimizers/index.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { finalSpec } from '../state/finalSpec.ts';
import type { Text } from '../i18n/useText.ts';

/** Names at the ends of lines have this many letters of room. */
const longest = 12;

/** What set an earlier run apart from the present one, as `Adam, 0.003`; undefined where they began alike. */
export function runName(
  before: ModelSpec | undefined,
  present: ModelSpec | undefined,
  text: Pick<Text, 't' | 'say'>,
): string | undefined {
  if (!before || !present) return undefined;
  return nameOf(finalSpec(before), finalSpec(present), text);
}

function nameOf(before: ModelSpec, present: ModelSpec, text: Pick<Text, 't' | 'say'>): string | undefined {
  const { t } = text;
  const differs = (part: (spec: ModelSpec) => unknown): boolean =>
    JSON.stringify(part(before)) !== JSON.stringify(part(present));
  if (differs(({ data, dataSeed, split, preprocessing }) => [data, dataSeed, split, preprocessing]))
    return t('runData');
  if (differs(({ layers }) => layers)) return layersName(before, present, text) ?? t('runSettings');
  if (differs(({ optimizer }) => optimizer)) {
    const { optimizer } = before;
    const label = text.say((optimizers[optimizer.type] as Definition).label);
    const rate = 'learningRate' in optimizer ? formatValue(optimizer.learningRate) : undefined;
    return fitting(rate === undefined ? label : `${label}, ${rate}`) ?? t('runRate', { rate: rate ?? '–' });
  }
  if (differs(({ training }) => training.batchSize)) return t('runBatch', { size: before.training.batchSize });
  if (differs(({ seed }) => seed)) return t('runSeed', { seed: before.seed });
  const isOther = differs((spec) => ({ ...spec, name: '', view: {}, edits: [] }));
  return isOther ? t('runSettings') : undefined;
}

/** Units of each dense layer where they differ, else the activation that does. */
function layersName(before: ModelSpec, present: ModelSpec, { say }: Pick<Text, 'say'>): string | undefined {
  const units = ({ layers }: ModelSpec): string =>
    layers.flatMap((layer) => ('units' in layer ? [layer.units] : [])).join('–');
  if (units(before) !== units(present)) return fitting(units(before));
  const other = before.layers.find((layer, i) => activationOf(layer) !== activationOf(present.layers[i]));
  const type = activationOf(other);
  return type !== undefined && type in activations
    ? fitting(say((activations[type as keyof typeof activations] as Definition).label))
    : undefined;
}

const activationOf = (layer: ModelSpec['layers'][number] | undefined): string | undefined =>
  layer && 'activation' in layer && typeof layer.activation === 'object' ? layer.activation.type : undefined;

const fitting = (name: string): string | undefined => (name.length <= longest ? name : undefined);
