import { valueAt, type Series } from '../charts/lineChart.ts';
import { formatLoss, formatShare } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import { history } from '../state/playground.ts';
import type { RunHistory } from '../state/runHistory.ts';

export type CurveKind = 'loss' | 'accuracy' | 'rmse';

type Point = readonly [number, number];

/** The lines of a plot: training solid, the parts it never sees dashed. */
export function curveSeries({ losses, epochs, tests }: RunHistory, kind: CurveKind, { t }: Text): readonly Series[] {
  const train: Point[] =
    kind === 'loss'
      ? losses.map(({ epoch, loss }) => [epoch, loss])
      : epochs.flatMap((each): Point[] => pointOf(each.epoch, each[kind]));
  const validation = epochs.flatMap((each): Point[] => pointOf(each.epoch, each[`val_${kind}`]));
  const test = tests.flatMap((each): Point[] => pointOf(each.epoch, each[kind]));
  const all: readonly Series[] = [
    { name: t('seriesTrain'), style: 'solid', points: train },
    { name: t('seriesValidation'), style: 'dashed', points: validation },
    { name: t('seriesTest'), style: 'dashed', points: test },
  ];
  // The test split is looked at at the end; where there is a validation split, that is what is watched.
  return all.filter(({ points }, i) => points.length > 0 && (i < 2 || validation.length === 0));
}

const pointOf = (epoch: number, value: number | undefined): Point[] => (value === undefined ? [] : [[epoch, value]]);

/** What each line says at an epoch, or at its end, as text. */
export function readSeries(
  kind: CurveKind,
  epoch: number | undefined,
  text: Text,
): readonly (Pick<Series, 'name' | 'style'> & { readonly value: string })[] {
  return curveSeries(history, kind, text).map(({ name, style, points }) => {
    const value = epoch === undefined ? points.at(-1)?.[1] : valueAt(points, epoch);
    return { name, style, value: kind === 'accuracy' ? formatShare(value) : formatLoss(value) };
  });
}

/** `Loss 0.132, falling.`: what the curve shows, for those who do not see it. */
export function lossSentence({ t }: Text): string {
  const { losses } = history;
  const last = losses.at(-1);
  if (!last) return t('nothingYet');
  const tenth = Math.max(1, Math.round(losses.length / 10));
  const meanOf = (from: number, to?: number): number => {
    const part = losses.slice(from, to);
    return part.reduce((sum, { loss }) => sum + loss, 0) / Math.max(1, part.length);
  };
  const [before, now] = [meanOf(-2 * tenth, -tenth), meanOf(-tenth)];
  const trend = losses.length < 4 || Math.abs(now / before - 1) < 0.02 ? 'steady' : now < before ? 'falling' : 'rising';
  return t('lossPicture', { loss: formatLoss(last.loss), trend: t(trend) });
}
