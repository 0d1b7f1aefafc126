import type { MappedSpace, Summary } from '../../engine/protocol.ts';
import { formatShare } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
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
export function axisNames({ id, axes, shares, rule }: MappedSpace, { t }: Text): readonly string[] {
  const share = (at: 0 | 1): string => formatShare(shares[at], 0);
  if (axes === 'components')
    return [1, 2].map((number) => t('mappingComponent', { number, share: share(number === 1 ? 0 : 1) }));
  if (axes === 'facing') {
    return (rule?.sums.length ?? 0) > 6
      ? [1, 2].map((number) => t('mappingFacing', { number, share: share(number === 1 ? 0 : 1) }))
      : [t('mappingAcross', { share: share(0) }), t('mappingAlong', { share: share(1) })];
  }
  const numbers = axes === 'line' ? ['1'] : ['1', '2'];
  const isInput = id === 'plane' || id === 'input';
  return numbers.map((number) => (isInput ? `x${number === '1' ? '₁' : '₂'}` : t('mappingUnit', { number })));
}

/** What both axes together show. */
export const shownShare = ({ shares }: Pick<MappedSpace, 'shares'>): string => formatShare(shares[0] + shares[1], 0);
