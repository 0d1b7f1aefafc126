import { useEffect, useMemo, useRef, useState } from 'react';
import { createRocPlot } from '../charts/rocPlot.ts';
import type { Summary } from '../../engine/protocol.ts';
import { formatLoss, formatShare, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useEnquiry } from '../state/useEnquiry.ts';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { useClassName } from './useClassName.ts';

const side = 168;

/** How well one class is told from all others, at every threshold; a slider reads it. */
export function RocCurve({ summary }: { readonly summary: Summary }) {
  const { t } = useText();
  const palette = usePalette();
  const name = useClassName(summary);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { outputs } = summary;
  const [asked, setLabel] = useState(1);
  const label = Math.min(asked, outputs - 1);
  const [position, setPosition] = useState<number>();
  const answer = useEnquiry(
    useMemo(
      () => ({ type: 'roc' as const, split: summary.counts.test > 0 ? ('test' as const) : ('train' as const), label }),
      [summary, label],
    ),
  );
  const curve = answer?.label === label ? answer.curve : undefined;
  const last = (curve?.thresholds.length ?? 1) - 1;
  const at = Math.min(last, position ?? (curve ? furthest(curve.falsePositiveRate, curve.truePositiveRate) : 0));
  useEffect(() => {
    if (canvas.current && curve) createRocPlot(canvas.current).update({ ...curve, at, side, palette });
  }, [curve, at, palette]);
  const area = formatLoss(answer?.area);
  const reading = {
    threshold: formatValue(curve?.thresholds[at] ?? Number.NaN, 3),
    found: formatShare(curve?.truePositiveRate[at]),
    alarms: formatShare(curve?.falsePositiveRate[at]),
  };
  return (
    <section className="roc number" aria-label={t('roc')}>
      <p className="caption">
        {t('roc')} · {t('area', { area })}
      </p>
      {outputs > 2 && (
        <Select
          quiet
          label={t('class')}
          value={String(label)}
          choices={Array.from({ length: outputs }, (_, i) => ({
            value: String(i),
            label: t('againstRest', { name: name(i) }),
          }))}
          onChange={(value) => {
            setLabel(Number(value));
            setPosition(undefined);
          }}
        />
      )}
      {curve ? (
        <>
          <figure aria-label={t('rocPicture', { name: name(label), area })}>
            <canvas ref={canvas} aria-hidden="true" style={{ width: side, height: side }} />
          </figure>
          <Slider
            label={t('threshold')}
            position={at}
            last={last}
            text={t('thresholdRead', reading)}
            onChange={setPosition}
            onReset={() => setPosition(undefined)}
          />
          <dl className="roc-read">
            <dt>{t('threshold')}</dt>
            <dd>{reading.threshold}</dd>
            <dt>{t('found')}</dt>
            <dd>{reading.found}</dd>
            <dt>{t('falseAlarms')}</dt>
            <dd>{reading.alarms}</dd>
          </dl>
        </>
      ) : (
        <p className="caption">{t(answer ? 'rocNone' : 'waiting')}</p>
      )}
    </section>
  );
}

/** The point that lies furthest above guessing (Youden, 1950). */
function furthest(x: readonly number[], y: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < x.length; i++) if ((y[i] ?? 0) - (x[i] ?? 0) > (y[best] ?? 0) - (x[best] ?? 0)) best = i;
  return best;
}
