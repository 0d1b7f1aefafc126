import { useMemo } from 'react';
import { createHistogramBars, type HistogramBarsData } from '../charts/histogramBars.ts';
import { formatLoss, formatShare, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { chosenLayer } from '../state/chosenLayer.ts';
import type { PageState } from '../state/pageStore.ts';
import { useFrame, useWants } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Trend } from './Trend.tsx';

const parts = ['weights', 'activations', 'gradients'] as const;
type Part = (typeof parts)[number];
const titles = { weights: 'weights', activations: 'activations', gradients: 'gradients' } as const;

const selectId = (state: PageState): string => state.current.layers[chosenLayer(state)]?.id ?? '';

/** Inside the chosen layer: how weights, outputs and gradients are spread, and what no longer learns. */
export function StatisticsTab() {
  const { t } = useText();
  const id = usePage(selectId);
  useWants(useMemo(() => ({ statistics: [id] }), [id]));
  const isKnown = useFrame((frame) => frame?.statistics?.[id] !== undefined);
  return (
    <div className="statistics">
      {!isKnown && <p className="caption">{t('loading')}</p>}
      {parts.map((part) => (
        <Spread key={`${id} ${part}`} id={id} part={part} title={t(titles[part])} />
      ))}
      <Shares key={id} id={id} />
    </div>
  );
}

interface SpreadProps {
  readonly id: string;
  readonly part: Part;
  readonly title: string;
}

const [width, height] = [148, 84];

function Spread({ id, part, title }: SpreadProps) {
  const { t } = useText();
  const palette = usePalette();
  const { element } = useChart<HTMLCanvasElement, HistogramBarsData, ReturnType<typeof createHistogramBars>>(
    createHistogramBars,
    (frame) => {
      const counts = frame?.statistics?.[id]?.[part]?.counts;
      return counts && { counts, width, height, palette };
    },
  );
  const ends = useFrame((frame) => {
    const spread = frame?.statistics?.[id]?.[part];
    return (
      spread &&
      `${formatValue(spread.low, 2)} ${formatValue(spread.high, 2)} ${formatValue(spread.mean, 2)} ${formatValue(spread.deviation, 2)}`
    );
  });
  const [low = '', high = '', mean = '', deviation = ''] = ends?.split(' ') ?? [];
  return (
    <figure
      className="spread number"
      hidden={ends === undefined}
      aria-label={t('spreadPicture', { title, mean, deviation, low, high })}
    >
      <figcaption>{title}</figcaption>
      <canvas ref={element} aria-hidden="true" style={{ width, height }} />
      <p className="caption" aria-hidden="true">
        <span>{low}</span>
        <span>
          {mean} ± {deviation}
        </span>
        <span>{high}</span>
      </p>
      <span title={t('deviationTrend')}>
        <Trend of={(statistics) => statistics[id]?.[part]?.deviation} width={width} height={26} />
      </span>
    </figure>
  );
}

function Shares({ id }: { readonly id: string }) {
  const { t } = useText();
  const norm = useFrame((frame) => frame?.statistics?.[id]?.gradientNorm);
  const dead = useFrame((frame) => frame?.statistics?.[id]?.dead);
  const saturated = useFrame((frame) => frame?.statistics?.[id]?.saturated);
  return (
    <dl className="shares number">
      <div hidden={norm === undefined}>
        <dt>{t('gradientNorm')}</dt>
        <dd>{formatLoss(norm)}</dd>
        <Trend of={(statistics) => statistics[id]?.gradientNorm} width={width} height={44} />
      </div>
      {dead !== undefined && (
        <div>
          <dt title={t('deadHelp')}>{t('dead')}</dt>
          <dd>{formatShare(dead, 0)}</dd>
        </div>
      )}
      {saturated !== undefined && (
        <div>
          <dt title={t('saturatedHelp')}>{t('saturated')}</dt>
          <dd>{formatShare(saturated, 0)}</dd>
        </div>
      )}
    </dl>
  );
}
