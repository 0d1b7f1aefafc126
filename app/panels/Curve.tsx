import { createLineChart, type LineChartData } from '../charts/lineChart.ts';
import { whenChanged } from '../charts/whenChanged.ts';
import { formatShare, formatTick } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { useRef } from 'react';
import { useSize } from '../screen/useSize.ts';
import { history } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import type { Frame } from '../../engine/protocol.ts';
import { boundsOf, curveSeries, forksOf, readSeries, scaleOf, type CurveKind, type CurveView } from './curveSeries.ts';

interface CurveProps {
  readonly kind: CurveKind;
  readonly scale: LineChartData['scale'];
  readonly cross: number | undefined;
  readonly onCross: (epoch: number | undefined) => void;
  readonly low?: boolean;
  readonly view: CurveView;
}

const selectLastEpoch = (frame: Frame | undefined) =>
  Math.max(1, Math.floor(frame?.past?.now.epoch ?? frame?.epoch ?? 1));
const selectLastStep = (frame: Frame | undefined) => Math.max(1, frame?.past?.now.step ?? frame?.step ?? 1);
const selectAny = () => history.losses.length > 0;

const createCurve = whenChanged(createLineChart);

const formatShareTick = (y: number): string => formatShare(y, 0).replace(' ', '');

/** One plot, read by pointing or with the arrow keys. */
export function Curve({ kind, scale, cross, onCross, low = false, view }: CurveProps) {
  const text = useText();
  const { t } = text;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const last = useFrame(view.axis === 'step' ? selectLastStep : selectLastEpoch);
  const any = useFrame(selectAny);
  const { element, chart } = useChart(createCurve, () =>
    width > 0 && height > 0
      ? {
          series: curveSeries(history, kind, text, view),
          scale: scaleOf(kind, scale),
          width,
          height,
          format: kind === 'accuracy' ? formatShareTick : formatTick,
          bounds: boundsOf(kind),
          cross,
          forks: forksOf(history, view.axis),
        }
      : undefined,
  );
  return (
    <div className={['plot', low && 'plot-low', !any && 'plot-waiting'].filter(Boolean).join(' ')} ref={box}>
      <div
        className="plot-area"
        ref={element}
        onPointerMove={(event) => {
          const left = event.currentTarget.getBoundingClientRect().left;
          onCross(Math.min(last + 1, chart.current?.xAt(event.clientX - left) ?? 0));
        }}
        onPointerLeave={() => onCross(undefined)}
      />
      {!any && <p className="plot-empty">{t('nothingYet')}</p>}
      <input
        className="plot-reader"
        type="range"
        min={0}
        max={last}
        step={last > 20 ? 1 : 0.1}
        value={cross ?? last}
        aria-label={t('readCurve')}
        aria-valuetext={t(view.axis === 'step' ? 'curveReadStep' : 'curveRead', {
          epoch: (cross ?? last).toFixed(last > 20 ? 0 : 1),
          values: readSeries(kind, cross ?? last, text, view)
            .map(({ name, value }) => `${name} ${value}`)
            .join(', '),
        })}
        onChange={(event) => onCross(event.target.valueAsNumber)}
        onBlur={() => onCross(undefined)}
      />
    </div>
  );
}
