import { useMemo, useRef, useState } from 'react';
import { trackColumns } from '../../engine/protocol.ts';
import { createReliefChart } from '../charts/reliefChart.ts';
import { formatTick } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useSize } from '../screen/useSize.ts';
import { trainer } from '../state/playground.ts';
import { arrowSteps } from '../ui/arrowSteps.ts';
import type { LandscapeViewProps } from './LandscapeMap.tsx';

/** Radians that a press of an arrow, and a pixel of a drag, turn it by. */
const press = Math.PI / 24;
const pixel = 0.01;
const firstTurn = -0.6;

/** The surface as a relief that can be turned. */
export function LandscapeRelief({ about, label }: LandscapeViewProps) {
  const { t } = useText();
  const box = useRef<HTMLElement>(null);
  const { width, height } = useSize(box);
  const palette = usePalette();
  const [turn, setTurn] = useState(firstTurn);
  const { id, a, b } = about;
  const { size } = about.request;
  const surface = useMemo(() => ({ values: trainer.landscape.values, size, mesh: about.mesh }), [about, size]);
  const { element } = useChart(createReliefChart, (frame) => ({
    surface,
    a,
    b,
    track: frame?.track?.id === id ? frame.track.rows : undefined,
    columns: trackColumns,
    turn,
    lossName: t('loss'),
    format: formatTick,
    palette,
    width,
    height,
  }));
  return (
    <>
      <figure ref={box} aria-label={label}>
        <button
          type="button"
          className="landscape-turn"
          aria-label={`${label} ${t('landscapeTurnKeys')}`}
          onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
          onPointerMove={({ buttons, movementX }) => buttons > 0 && setTurn((before) => before + movementX * pixel)}
          onKeyDown={(event) => {
            const [across = 0] = arrowSteps[event.key] ?? [];
            if (across === 0) return;
            event.preventDefault();
            event.stopPropagation();
            setTurn((before) => before + across * press);
          }}
        >
          <canvas ref={element} aria-hidden="true" style={{ width, height }} />
        </button>
      </figure>
      <p className="caption landscape-read">{t('landscapeTurnHint')}</p>
    </>
  );
}
