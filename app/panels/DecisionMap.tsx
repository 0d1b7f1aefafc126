import { useMemo, useRef } from 'react';
import { createDecisionMap } from '../charts/decisionMap.ts';
import type { Summary } from '../../engine/protocol.ts';
import { formatCount, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useShown } from '../screen/useShown.ts';
import { useWants } from '../state/useFrame.ts';
import { ClassKey } from './ClassKey.tsx';
import { mapReading } from './mapReading.ts';
import { PaintLayer } from './PaintLayer.tsx';
import { planePoints } from './samplePoints.ts';
import { useMetricSentence } from './useMetricSentence.ts';

interface DecisionMapProps {
  readonly summary: Summary;
  readonly showTest: boolean;
  readonly side: number;
}

/** Grid places per side: enough for smooth borders at the size of the picture. */
const finest = 100;

/** What the network answers everywhere on the plane, with the samples on top. */
export function DecisionMap({ summary, showTest, side }: DecisionMapProps) {
  const { t, say } = useText();
  const box = useRef<HTMLElement>(null);
  const shown = useShown(box);
  const palette = usePalette();
  const reading = useMemo(() => mapReading(summary), [summary]);
  const points = useMemo(() => planePoints(summary, palette), [summary, palette]);
  useWants(useMemo(() => (shown ? { grid: finest } : undefined), [shown]));
  const { units, plane } = summary;
  const { element } = useChart(createDecisionMap, (frame) => {
    if (side < 40) return undefined;
    const size = frame?.gridSize ?? 0;
    const outputs = frame?.grid?.length === size * size * units ? frame.grid : undefined;
    return { outputs, size, units, reading: reading.map, points, plane, showTest, palette, side };
  });
  const label = t('mapPicture', { count: formatCount(points.count), metric: useMetricSentence() });
  const { bound } = reading;
  return (
    <figure className="map-row" ref={box} aria-label={label}>
      <canvas ref={element} className="map" aria-hidden="true" style={{ width: side, height: side }} />
      <PaintLayer summary={summary} side={side} />
      {bound === undefined ? (
        <ClassKey names={summary.classNames.map(say)} count={summary.outputs} />
      ) : (
        <span className="value-bar number">
          <span>+{formatValue(bound)}</span>
          <span>0</span>
          <span>−{formatValue(bound)}</span>
        </span>
      )}
    </figure>
  );
}
