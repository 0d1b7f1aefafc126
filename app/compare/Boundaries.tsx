import { useMemo, useRef } from 'react';
import { createDecisionMap, type DecisionMapData } from '../charts/decisionMap.ts';
import type { DifferenceAnswer, Summary } from '../../engine/protocol.ts';
import { formatLoss, formatShare } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { planePoints } from '../panels/samplePoints.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useSize } from '../screen/useSize.ts';
import { finalSpec } from '../state/finalSpec.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { comparedMaps, type ComparedMap, type ComparedMaps } from './comparedMaps.ts';
import type { ComparedRun } from './comparedRuns.ts';

const selectSummary = ({ summary }: PageState) => summary;

interface BoundariesProps {
  readonly other: ComparedRun;
  readonly difference: DifferenceAnswer | undefined;
}

/** Both runs over the plane, and where they part. */
export function Boundaries({ other, difference }: BoundariesProps) {
  const { t } = useText();
  const summary = usePage(selectSummary);
  const maps = useMemo(
    () => (difference && summary ? comparedMaps(difference, summary, finalSpec(other.spec)) : undefined),
    [difference, summary, other.spec],
  );
  if (!summary || summary.kind !== 'points') return undefined;
  return (
    <section data-testid="boundaries" data-value={maps?.share ?? maps?.mean ?? ''}>
      <h3>{t('boundaries')}</h3>
      {difference?.isLost && <p className="caption">{t('boundaryLost')}</p>}
      {maps && <Maps maps={maps} summary={summary} name={other.name} />}
    </section>
  );
}

interface MapsProps {
  readonly maps: ComparedMaps;
  readonly summary: Summary;
  readonly name: string;
}

function Maps({ maps, summary, name }: MapsProps) {
  const text = useText();
  const { t } = text;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const palette = usePalette();
  const points = useMemo(() => planePoints(summary, palette), [summary, palette]);
  const side = Math.max(0, Math.floor((width - 2 * gap) / 3));
  const common = { size: maps.size, plane: summary.plane, palette, side, showTest: false, discretize: false };
  const said = sentence(maps, text);
  const isRegions = maps.mine.reading.kind === 'classes';
  return (
    <>
      <div className="compared-maps" ref={box}>
        <Map name={name} label={t('boundaryOf', { name })} data={{ ...common, ...drawn(maps.theirs), points }} />
        <Map
          name={t('runPresent')}
          label={t('boundaryOf', { name: t('runPresent') })}
          data={{ ...common, ...drawn(maps.mine), points }}
        />
        <Map
          name={t('boundaryDifference')}
          label={t('differencePicture', { sentence: said })}
          data={{
            ...common,
            ...drawn(maps.difference),
            borders: maps.borders,
            points: { ...points, count: 0, trainCount: 0 },
          }}
        />
      </div>
      <p>{said}</p>
      <p className="caption">{t(isRegions ? 'regionsKey' : 'differenceKey')}</p>
    </>
  );
}

const gap = 10;

const drawn = ({ outputs, units, reading }: ComparedMap): Pick<DecisionMapData, 'outputs' | 'units' | 'reading'> => ({
  outputs,
  units,
  reading,
});

const sentence = ({ share, mean }: ComparedMaps, { t }: Text): string =>
  share === undefined
    ? t('outputsDiffer', { mean: formatLoss(mean) })
    : t('decideDifferently', { share: formatShare(share) });

interface MapProps {
  readonly name: string;
  readonly label: string;
  readonly data: DecisionMapData;
}

function Map({ name, label, data }: MapProps) {
  const { element } = useChart(createDecisionMap, () => (data.side < 40 ? undefined : data));
  return (
    <figure aria-label={label}>
      <canvas ref={element} className="map" aria-hidden="true" style={{ width: data.side, height: data.side }} />
      <figcaption aria-hidden="true">{name}</figcaption>
    </figure>
  );
}
