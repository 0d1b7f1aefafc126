import { useRef } from 'react';
import { createTrendLine, type TrendLineData } from '../charts/trendLine.ts';
import type { Frame } from '../../engine/protocol.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';

interface TrendProps {
  readonly of: (statistics: NonNullable<Frame['statistics']>) => number | undefined;
  readonly width: number;
  readonly height: number;
}

/** Values kept. */
const most = 120;

/** How one of the statistics went since it has been looked at. */
export function Trend({ of, width, height }: TrendProps) {
  const palette = usePalette();
  const values = useRef<number[]>([]);
  const seen = useRef<Frame['statistics']>(undefined);
  const { element } = useChart<HTMLCanvasElement, TrendLineData, ReturnType<typeof createTrendLine>>(
    createTrendLine,
    (frame) => {
      const { statistics } = frame ?? {};
      const value = statistics && of(statistics);
      if (value !== undefined && statistics !== seen.current) values.current = [...values.current, value].slice(-most);
      seen.current = statistics;
      return values.current.length > 1 ? { values: values.current, width, height, palette } : undefined;
    },
  );
  return <canvas ref={element} aria-hidden="true" style={{ width, height }} />;
}
