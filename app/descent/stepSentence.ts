import { formatValue } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import type { DescentFunction } from './descentFunction.ts';
import type { DescentPath } from './descentPath.ts';

/** `x = −4, y = 1.6` */
export const placeText = (f: DescentFunction, place: readonly number[]): string =>
  f.axes.map((axis, i) => `${axis} = ${formatValue(place[i] ?? Number.NaN, 4)}`).join(', ');

interface Told {
  readonly f: DescentFunction;
  readonly path: DescentPath;
  readonly step: number;
  readonly name: string;
  readonly rate: number;
}

/** Two numbers with as many digits as tell them apart, up to what people read. */
function apart(from: number, to: number): { readonly from: string; readonly to: string } {
  const written = (digits: number) => ({ from: formatValue(from, digits), to: formatValue(to, digits) });
  const digits = [4, 5, 6, 7].find((each) => written(each).from !== written(each).to) ?? 4;
  return written(digits);
}

/** What the step from here does, or why there is none. */
export function stepSentence({ f, path, step, name, rate }: Told, { t }: Text): string {
  const at = Math.min(step, path.places.length - 1);
  const here = path.places[at];
  if (!here) return '';
  if (!here.move) {
    if (path.end === 'undefined') return t('descentUndefined', { place: placeText(f, here.place), name, step: at });
    return t('descentDiverged', { name, step: at, rate: formatValue(rate) });
  }
  const next = here.move.after.coordinates.map(({ w = Number.NaN }) => w);
  const value = f.value(next);
  const values = apart(here.value, value);
  const isFlat = here.gradient.every((slope) => slope === 0);
  const flat = isFlat ? `${t('descentFlat')} ` : '';
  if (!Number.isFinite(value)) return flat;
  if (values.from === values.to) return `${flat}${t('descentStays', values)}`;
  if (value < here.value) return `${flat}${t('descentFalls', values)}`;
  // Against the slope from the first moment: that is memory, not a step too long.
  const uphill = here.gradient.reduce((sum, slope, i) => sum + slope * ((next[i] ?? 0) - (here.place[i] ?? 0)), 0);
  return `${flat}${t(uphill >= 0 ? 'descentRolls' : 'descentRises', values)}`;
}
