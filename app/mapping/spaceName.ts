import type { MappedSpace, Summary } from '../../engine/protocol.ts';
import { formatShare } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import { inputNames } from '../panels/inputNames.ts';
import { layerName } from '../panels/layerName.ts';

/** What a space is called: by the layer that ends in it. */
export function spaceName({ id }: Pick<MappedSpace, 'id'>, { spec }: Pick<Summary, 'spec'>, text: Text): string {
  if (id === 'plane') return text.t('mappingPlane');
  if (id === 'input') return spec.preprocessing.features.length > 0 ? text.t('mappingFeatures') : text.t('input');
  return layerName(
    spec,
    spec.layers.findIndex((layer) => layer.id === id),
    text,
  );
}

/** What the axes are, with what they show of the spread where that is not all; a line has one. */
export function axisNames(
  { id, axes, shares, rule }: MappedSpace,
  summary: Pick<Summary, 'spec'>,
  text: Text,
): readonly string[] {
  const { t } = text;
  const share = (at: 0 | 1): string => formatShare(shares[at], 0);
  if (axes === 'components')
    return [1, 2].map((number) => t('mappingComponent', { number, share: share(number === 1 ? 0 : 1) }));
  if (axes === 'facing') {
    return (rule?.sums.length ?? 0) > 6
      ? [1, 2].map((number) => t('mappingFacing', { number, share: share(number === 1 ? 0 : 1) }))
      : [t('mappingAcross', { share: share(0) }), t('mappingAlong', { share: share(1) })];
  }
  const { spec } = summary;
  const isRaw = id === 'plane';
  const isInput = isRaw || id === 'input';
  const known = isInput ? inputNames(isRaw ? withoutFeatures(spec) : spec, text) : [];
  if (axes === 'line') return [known[0] ?? (isInput ? 'x' : t('mappingUnit', { number: 1 }))];
  return [1, 2].map((number) => known[number - 1] ?? t('mappingUnit', { number }));
}

const withoutFeatures = (spec: Summary['spec']): Summary['spec'] => ({
  ...spec,
  preprocessing: { ...spec.preprocessing, features: [] },
});

/** What both axes together show. */
export const shownShare = ({ shares }: Pick<MappedSpace, 'shares'>): string => formatShare(shares[0] + shares[1], 0);
