import { useMemo, useRef } from 'react';
import { createFittedCurve } from '../charts/fittedCurve.ts';
import type { Summary } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useShown } from '../screen/useShown.ts';
import { useWants } from '../state/useFrame.ts';
import { curvePoints } from './samplePoints.ts';
import { useMetricSentence } from './useMetricSentence.ts';

interface FittedCurveProps {
  readonly summary: Summary;
  readonly showTest: boolean;
  readonly width: number;
  readonly height: number;
}

/** Places at which the function is asked for. */
const places = 200;

export function FittedCurve({ summary, showTest, width, height }: FittedCurveProps) {
  const { t } = useText();
  const box = useRef<HTMLElement>(null);
  const shown = useShown(box);
  const palette = usePalette();
  const points = useMemo(() => curvePoints(summary, palette), [summary, palette]);
  useWants(useMemo(() => (shown ? { grid: places } : undefined), [shown]));
  const { units, plane } = summary;
  const { element } = useChart(createFittedCurve, (frame) => {
    if (width < 80) return undefined;
    const size = frame?.gridSize ?? 0;
    const outputs = frame?.grid?.length === size * units ? frame.grid : undefined;
    return { outputs, size, units, points, domain: plane, showTest, palette, width, height };
  });
  const label = t('curvePicture', { count: formatCount(points.count), metric: useMetricSentence() });
  return (
    <figure ref={box} aria-label={label}>
      <canvas ref={element} aria-hidden="true" style={{ width, height }} />
    </figure>
  );
}
