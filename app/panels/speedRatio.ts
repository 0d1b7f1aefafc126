import type { Choice } from '../../engine/protocol.ts';
import { formatCount, formatValue } from '../i18n/formatNumber.ts';

type Backend = Choice['backend'];

/** `2,800`, `590`, `1.4`, `0.002`: two digits say enough of a measurement. */
export const ratioText = (ratio: number): string =>
  ratio < 100 ? formatValue(ratio, 2) : formatCount(Number(ratio.toPrecision(2)));

/** The fastest that was measured, leaving some out. */
export function fastest(
  speeds: Choice['speeds'],
  ...except: readonly Backend[]
): readonly [Backend, number] | undefined {
  const measured = Object.entries(speeds) as [Backend, number][];
  return measured.filter(([name]) => !except.includes(name)).toSorted((a, b) => b[1] - a[1])[0];
}

/** What runs against the best of the others, where both were measured; the textbook is no match for anybody. */
export function speedRatio({
  backend,
  speeds,
}: Choice): { readonly other: Backend; readonly ratio: number } | undefined {
  const mine = speeds[backend];
  const best = fastest(speeds, backend, 'reference');
  return mine === undefined || !best ? undefined : { other: best[0], ratio: mine / best[1] };
}
