import { useEffect, useRef } from 'react';
import type { RaceLane } from '../../engine/protocol.ts';
import { createRaceChart } from '../charts/raceChart.ts';
import { formatTick } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useSize } from '../screen/useSize.ts';

/** The losses of all, over the same steps as their bars. */
export function RaceLosses({ lanes }: { readonly lanes: readonly RaceLane[] }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof createRaceChart>>(undefined);
  const { width, height } = useSize(box);
  useEffect(() => {
    if (!box.current) return undefined;
    const made = createRaceChart(box.current);
    chart.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const drawn = lanes
      .filter(({ losses }) => losses.length > 0)
      .map(({ backend, losses }) => ({
        name: backend,
        points: losses.map(({ step, loss }) => [step, loss] as const),
      }));
    chart.current?.update({ lanes: drawn, format: formatTick, width, height });
  }, [lanes, width, height]);
  return (
    <figure className="race-losses" aria-label={t('raceLosses')}>
      <figcaption>
        <b>{t('loss')}</b>
        <span className="caption">{t('raceAlike')}</span>
      </figcaption>
      <div ref={box} />
      <p className="caption">{t('raceAxis')}</p>
    </figure>
  );
}
