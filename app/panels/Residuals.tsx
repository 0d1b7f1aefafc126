import { useEffect, useMemo, useRef } from 'react';
import { createResidualPlot } from '../charts/residualPlot.ts';
import type { Summary } from '../../engine/protocol.ts';
import { formatCount, formatLoss } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useEnquiry } from '../state/useEnquiry.ts';

const [width, height] = [340, 220];
const most = 500;

/** Of each sample: by how much the network is off, over what it says. */
export function Residuals({ summary }: { readonly summary: Summary }) {
  const { t } = useText();
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const answer = useEnquiry(
    useMemo(() => {
      const split = summary.counts.test > 0 ? ('test' as const) : ('train' as const);
      return { type: 'samples' as const, query: { split, order: 'first' as const, offset: 0, count: most } };
    }, [summary]),
  );
  const residuals = useMemo(() => answer?.predicted.map((value, i) => value - (answer.targets[i] ?? 0)), [answer]);
  useEffect(() => {
    if (canvas.current && answer && residuals)
      createResidualPlot(canvas.current).update({ predicted: answer.predicted, residuals, width, height, palette });
  }, [answer, residuals, palette]);
  const largest = residuals?.reduce((size, each) => Math.max(size, Math.abs(each)), 0);
  const label = t('residualPicture', { count: formatCount(residuals?.length ?? 0), largest: formatLoss(largest) });
  return (
    <figure className="residuals" aria-label={label}>
      <figcaption className="caption">{t('residuals')}</figcaption>
      <canvas ref={canvas} aria-hidden="true" style={{ width, height }} />
      <p className="caption">{t('residualAxis')}</p>
    </figure>
  );
}
