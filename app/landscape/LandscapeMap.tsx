import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { trackColumns } from '../../engine/protocol.ts';
import { createLandscapeChart } from '../charts/landscapeChart.ts';
import { lossBetween } from '../charts/lossSurface.ts';
import { formatLoss, formatTick, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useSize } from '../screen/useSize.ts';
import type { LandscapeAbout } from '../state/landscapeState.ts';
import type { PageState } from '../state/pageStore.ts';
import { trainer } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { arrowSteps } from '../ui/arrowSteps.ts';
import { axisNames, distanceOf, placeText } from './placeText.ts';

const selectCurrent = ({ current }: PageState) => current;
/** So many presses of an arrow lead from edge to edge. */
const presses = 32;

export interface LandscapeViewProps {
  readonly about: LandscapeAbout;
  /** What one sees. */
  readonly label: string;
}

/** The surface from above with the way of the run; pointing at it or the arrow keys read it. */
export function LandscapeMap({ about, label }: LandscapeViewProps) {
  const text = useText();
  const { t } = text;
  const box = useRef<HTMLElement>(null);
  const { width, height } = useSize(box);
  const palette = usePalette();
  const [cross, setCross] = useState<readonly [number, number]>();
  const { id, request, mesh, a, b, origin } = about;
  const { size } = request;
  const names = axisNames(about, usePage(selectCurrent), text);
  // Its numbers change with what is said of it.
  const surface = useMemo(() => ({ values: trainer.landscape.values, size, mesh: about.mesh }), [about, size]);
  const { element, chart } = useChart(createLandscapeChart, (frame) => ({
    surface,
    a,
    b,
    origin,
    axes: names,
    way: {
      track: frame?.track?.id === id ? frame.track.rows : undefined,
      columns: trackColumns,
      start: t('landscapeStart'),
      now: t('landscapeNow'),
    },
    lowest: t('landscapeLowest'),
    lossName: t('loss'),
    format: formatTick,
    cross,
    palette,
    width,
    height,
  }));
  const share = ([low, high]: readonly [number, number], at: number): number => (at - low) / (high - low);
  const loss = cross && mesh > 0 ? lossBetween(surface, false)(share(a, cross[0]), share(b, cross[1])) : Number.NaN;
  const read = cross
    ? t(about.axes ? 'landscapeRead' : 'landscapeReadFrom', {
        loss: formatLoss(loss),
        place: placeText(about, cross, names),
        distance: formatValue(distanceOf(about, ...cross)),
      })
    : t('landscapeHint');
  const byKey = (event: KeyboardEvent): void => {
    const step = arrowSteps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const go = ([low, high]: readonly [number, number], at: number, by: number): number =>
      Math.max(low, Math.min(high, at + (by * (high - low)) / presses));
    setCross(([x, y] = [0, 0]) => [go(a, x, step[0]), go(b, y, -step[1])]);
  };
  return (
    <>
      <figure ref={box} aria-label={label}>
        <button
          type="button"
          aria-label={`${label} ${t('landscapeReadKeys')}`}
          onPointerMove={({ nativeEvent: { offsetX, offsetY } }) => setCross(chart.current?.placeAt(offsetX, offsetY))}
          onPointerLeave={() => setCross(undefined)}
          onKeyDown={byKey}
          onFocus={(event) => event.currentTarget.matches(':focus-visible') && setCross([0, 0])}
          onBlur={() => setCross(undefined)}
        >
          <canvas ref={element} aria-hidden="true" style={{ width, height }} />
        </button>
      </figure>
      <output className="caption number landscape-read">{read}</output>
    </>
  );
}
