import { smoothed } from './smoothed.ts';
import { valueAt, type LineChartData, type Series } from '../charts/lineChart.ts';
import { classificationMetrics, regressionMetrics, type MetricName } from '../../engine/metrics/index.ts';
import type { RunIdentity } from '../../engine/protocol.ts';
import { formatLoss, formatShare } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import { history, page } from '../state/playground.ts';
import { runName } from './runName.ts';
import { offsetOf, type RunHistory, type SavedHistory } from '../state/runHistory.ts';

const metrics = { ...classificationMetrics, ...regressionMetrics };

export type CurveKind = 'loss' | MetricName;

/** Shares and areas lie between 0 and 1; R² below that too. */
export const boundsOf = (kind: CurveKind): readonly [number, number] | undefined =>
  kind in classificationMetrics ? [0, 1] : undefined;

/** What can be small beyond all sight is drawn on the scale that was chosen, all else on an even one. */
export const scaleOf = (kind: CurveKind, chosen: LineChartData['scale']): LineChartData['scale'] =>
  kind === 'loss' || metrics[kind].better === 'lower' ? chosen : 'linear';

type Point = readonly [number, number];

/** How the curves are drawn. */
export interface CurveView {
  readonly axis: 'epoch' | 'step';
  /** Share of the value before that each smoothed value keeps: 0 is none. */
  readonly smoothing: number;
}

/** What was made last of each plot, and of what: many ask between two changes. */
const made = new Map<string, { readonly of: readonly unknown[]; readonly series: readonly Series[] }>();

/** The lines of a plot: training solid, the parts it never sees dashed, the run before pale behind them. */
export function curveSeries(
  run: RunHistory,
  kind: CurveKind,
  text: Text,
  view: CurveView = plainView,
): readonly Series[] {
  const { document, summary } = page.getState();
  const { losses, epochs, tests, previous } = run;
  const of = [losses, epochs, tests, previous, run.run.id, text, view.smoothing, document, summary];
  const key = `${kind} ${view.axis}`;
  const known = made.get(key);
  if (known && of.every((each, i) => each === known.of[i])) return known.series;
  const series = makeSeries(run, kind, text, view);
  made.set(key, { of, series });
  return series;
}

function makeSeries(run: RunHistory, kind: CurveKind, text: Text, { axis, smoothing }: CurveView): readonly Series[] {
  const [train = [], validation = [], test = []] = pointsOf(run, run.run, kind, axis);
  const { t } = text;
  const { document, summary } = page.getState();
  const present = summary && document;
  const past = run.previous.flatMap((before, i): Series[] => {
    if (before.isHidden) return [];
    const [points = []] = pointsOf(before, before.run, kind, axis);
    const name =
      runName(before.spec, present, text) ?? t(i === run.previous.length - 1 ? 'seriesBefore' : 'seriesEarlier');
    const { colour } = before;
    return [{ name, style: 'past', colour, points: smoothing > 0 ? smoothed(points, smoothing) : points }];
  });
  const smooth = smoothing > 0 ? smoothed(train, smoothing) : train;
  const lines: readonly Series[] = [
    ...past,
    { name: '', style: 'raw', points: smoothing > 0 ? train : [] },
    { name: t('seriesTrain'), style: 'solid', points: smooth },
    { name: t('seriesValidation'), style: 'dashed', points: validation },
    // The test split is looked at at the end; where there is a validation split, that is what is watched.
    { name: t('seriesTest'), style: 'dashed', points: validation.length > 0 ? [] : test },
  ];
  return lines.filter(({ points }) => points.length > 0);
}

const plainView: CurveView = { axis: 'epoch', smoothing: 0 };

/** The last place of all curves that are drawn, as the axis ends there. */
export function axisEnd(run: RunHistory, axis: CurveView['axis']): number {
  const ends = [run, ...run.previous.filter(({ isHidden }) => !isHidden)].map(({ losses, epochs, tests, run: own }) => {
    const last = [losses.at(-1), epochs.at(-1), tests.at(-1)].map((point) => point?.[axis] ?? 0);
    return Math.max(...last) + offsetOf(own)[axis];
  });
  return Math.max(1, ...ends);
}

/** Where runs that are drawn branched off. */
export const forksOf = (run: RunHistory, axis: CurveView['axis']): readonly number[] => [
  ...new Set(
    [run, ...run.previous.filter(({ isHidden }) => !isHidden)].flatMap(({ run: { from } }) =>
      from?.isBranch ? [from[axis]] : [],
    ),
  ),
];

/** Training, validation and test. */
function pointsOf(
  { losses, epochs, tests }: SavedHistory,
  run: RunIdentity,
  kind: CurveKind,
  axis: CurveView['axis'],
): readonly Point[][] {
  const offset = offsetOf(run)[axis];
  const at = (each: Readonly<Record<CurveView['axis'], number>>): number => each[axis] + offset;
  const train =
    kind === 'loss'
      ? losses.map((each): Point => [at(each), each.loss])
      : epochs.flatMap((each): Point[] => pointOf(at(each), each[kind]));
  const validation = epochs.flatMap((each): Point[] => pointOf(at(each), each[`val_${kind}`]));
  const test = tests.flatMap((each): Point[] => pointOf(at(each), each[kind]));
  return [train, validation, test];
}

const pointOf = (epoch: number, value: number | undefined): Point[] => (value === undefined ? [] : [[epoch, value]]);

/** What each line says at an epoch, or at its end, as text. */
export function readSeries(
  kind: CurveKind,
  epoch: number | undefined,
  text: Text,
  view?: CurveView,
): readonly (Pick<Series, 'name' | 'style'> & { readonly value: string })[] {
  const lines = curveSeries(history, kind, text, view).filter(({ style }) => style === 'solid' || style === 'dashed');
  return lines.map(({ name, style, points }) => {
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
