import { useMemo, useRef } from 'react';
import { createDecisionMap, type DecisionMapData } from '../charts/decisionMap.ts';
import type { Enquiry, Frame, Summary } from '../../engine/protocol.ts';
import { formatCount, formatValue } from '../i18n/formatNumber.ts';
import { ExplainLayer } from '../explain/ExplainLayer.tsx';
import { useExplained } from '../explain/useExplained.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useShown } from '../screen/useShown.ts';
import type { PageState } from '../state/pageStore.ts';
import { useEnquiry } from '../state/useEnquiry.ts';
import { useWants } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { ClassKey } from './ClassKey.tsx';
import { mapReading } from './mapReading.ts';
import { PaintLayer } from './PaintLayer.tsx';
import { planePoints } from './samplePoints.ts';
import { tileScale } from './tiledUnits.ts';
import { useMetricSentence } from './useMetricSentence.ts';

interface DecisionMapProps {
  readonly summary: Summary;
  readonly showTest: boolean;
  readonly discretize: boolean;
  readonly side: number;
  /** Hears where the pointer is, as x₁ and x₂. */
  readonly onPoint: (at: readonly [number, number] | undefined) => void;
}

const selectCell = ({ cell }: PageState) => cell;
const selectHovered = ({ hovered }: PageState) => hovered;

/** Points per side of a neuron's answer, shown large. */
const neuronDetail = 64;

/** The answer of one neuron in place of the network's. */
function neuronPicture(
  frame: Frame | undefined,
  { layer, unit }: NonNullable<PageState['hovered']>,
  { spec }: Summary,
): Pick<DecisionMapData, 'outputs' | 'size' | 'units' | 'reading'> | undefined {
  const size = frame?.neuronSize ?? 0;
  const outputs = frame?.neurons?.[layer]?.subarray(unit * size * size, (unit + 1) * size * size);
  if (outputs?.length !== size * size || size === 0) return undefined;
  const { bound, middle } = tileScale(
    spec,
    spec.layers.findIndex(({ id }) => id === layer),
  );
  const value = (values: ArrayLike<number>, at: number): number => ((values[at] ?? 0) - middle) / bound;
  return { outputs, size, units: 1, reading: { kind: 'field', value, line: false } };
}

/** So many points are circled at most. */
const mostRings = 300;

const samplesOf = (
  { counts }: Summary,
  cell: NonNullable<PageState['cell']>,
): Extract<Enquiry, { type: 'samples' }> => ({
  type: 'samples',
  query: { split: counts.test > 0 ? 'test' : 'train', order: 'worst', ...cell, offset: 0, count: mostRings },
});

/** Grid places per side: enough for smooth borders at the size of the picture. */
const finest = 100;

/** What the network answers everywhere on the plane, with the samples on top. */
export function DecisionMap({ summary, showTest, discretize, side, onPoint }: DecisionMapProps) {
  const { t, say } = useText();
  const box = useRef<HTMLElement>(null);
  const shown = useShown(box);
  const palette = usePalette();
  const reading = useMemo(() => mapReading(summary), [summary]);
  const points = useMemo(() => planePoints(summary, palette), [summary, palette]);
  const hovered = usePage(selectHovered);
  const neuron = hovered?.layer === 'input' ? undefined : hovered;
  useWants(
    useMemo(() => {
      if (!shown) return undefined;
      return neuron ? { neurons: { layers: [neuron.layer], size: neuronDetail } } : { grid: finest };
    }, [shown, neuron]),
  );
  const cell = usePage(selectCell);
  const circled = useEnquiry(
    useMemo(() => (shown && cell ? samplesOf(summary, cell) : undefined), [shown, summary, cell]),
  );
  const explained = useExplained(summary);
  const rings = explained ?? circled?.features;
  const { units, plane } = summary;
  const { element } = useChart(createDecisionMap, (frame) => {
    if (side < 40) return undefined;
    const common = { points, plane, showTest, palette, side, rings };
    const large = neuron && neuronPicture(frame, neuron, summary);
    if (large) return { ...common, ...large, discretize: false };
    const size = frame?.gridSize ?? 0;
    const outputs = frame?.grid?.length === size * size * units ? frame.grid : undefined;
    return { ...common, outputs, size, units, reading: reading.map, discretize };
  });
  const label = t('mapPicture', { count: formatCount(points.count), metric: useMetricSentence() });
  const { bound } = reading;
  return (
    <figure
      className="map-row"
      ref={box}
      aria-label={label}
      onPointerMove={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const [x, y] = [event.clientX - left, event.clientY - top];
        const [low, high] = plane;
        const scale = (high - low) / side;
        onPoint(x <= side && y <= side ? [low + x * scale, high - y * scale] : undefined);
      }}
      onPointerLeave={() => onPoint(undefined)}
    >
      <canvas ref={element} className="map" aria-hidden="true" style={{ width: side, height: side }} />
      <PaintLayer summary={summary} side={side} />
      <ExplainLayer summary={summary} side={side} />
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
