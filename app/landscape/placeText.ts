import { formatValue } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import type { LandscapeAbout } from '../state/landscapeState.ts';

/** From the middle to a place, in the space of the weights. */
export const distanceOf = ({ metric: [uu, uv, vv] }: Pick<LandscapeAbout, 'metric'>, a: number, b: number): number =>
  Math.sqrt(Math.max(0, uu * a * a + 2 * uv * a * b + vv * b * b));

/** What the axes are called: `dense1.kernel[0]` where they are weights. */
export function axisNames({ axes }: Pick<LandscapeAbout, 'axes'>, { t }: Text): [string, string] {
  if (!axes) return [t('landscapeDirection', { n: 1 }), t('landscapeDirection', { n: 2 })];
  const [first, second] = axes;
  const isOne = first.tensor !== second.tensor;
  const name = ({ tensor, index }: typeof first): string => (isOne && index === 0 ? tensor : `${tensor}[${index}]`);
  return [name(first), name(second)];
}

/** `0.25, −0.5`, or the two weights by name. */
export function placeText(about: LandscapeAbout, [a, b]: readonly [number, number], text: Text): string {
  const [x, y] = [formatValue(about.origin[0] + a), formatValue(about.origin[1] + b)];
  const [first, second] = axisNames(about, text);
  return about.axes ? `${first} ${x}, ${second} ${y}` : `${x}, ${y}`;
}
