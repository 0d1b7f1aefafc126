import type { ModelSpec } from '../../engine/spec/model.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import { layerName } from '../panels/layerName.ts';
import type { LandscapeAbout } from '../state/landscapeState.ts';

/** From the middle to a place, in the space of the weights. */
export const distanceOf = ({ metric: [uu, uv, vv] }: Pick<LandscapeAbout, 'metric'>, a: number, b: number): number =>
  Math.sqrt(Math.max(0, uu * a * a + 2 * uv * a * b + vv * b * b));

const subscript = (n: number): string => Array.from(String(n), (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');

/** What the axes are called: `weight w`, `Dense 2, bias b₃`, or directions by number. */
export function axisNames({ axes }: Pick<LandscapeAbout, 'axes'>, document: ModelSpec, text: Text): [string, string] {
  const { t } = text;
  if (!axes) return [t('landscapeDirection', { n: 1 }), t('landscapeDirection', { n: 2 })];
  const layers = document.layers.filter(({ type }) => type === 'dense').length;
  const name = ({ tensor, index }: NonNullable<LandscapeAbout['axes']>[0]): string => {
    const [layer, local] = tensor.split('.');
    const at = document.layers.findIndex(({ id }) => id === layer);
    // In a model of two weights there is but one of a kind.
    const isOnly = layers === 1 && axes[0].tensor !== axes[1].tensor;
    const letter = `${local === 'bias' ? 'b' : 'w'}${isOnly ? '' : subscript(index + 1)}`;
    const own = t(local === 'bias' ? 'landscapeBias' : 'landscapeWeight', { name: letter });
    return layers > 1 && at >= 0 ? `${layerName(document, at, text)}, ${own}` : own;
  };
  return [name(axes[0]), name(axes[1])];
}

/** `0.25, −0.5`, or the two weights by name. */
export function placeText(
  about: LandscapeAbout,
  [a, b]: readonly [number, number],
  names: readonly [string, string],
): string {
  const [x, y] = [formatValue(about.origin[0] + a), formatValue(about.origin[1] + b)];
  return about.axes ? `${names[0]} ${x}, ${names[1]} ${y}` : `${x}, ${y}`;
}
