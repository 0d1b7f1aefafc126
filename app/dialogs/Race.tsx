import { useEffect, useMemo, useState } from 'react';
import { widened, isWidenable } from '../../engine/spec/widened.ts';
import type { RaceLane } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { fastest, ratioText } from '../panels/speedRatio.ts';
import { RaceLosses } from '../panels/RaceLosses.tsx';
import { RaceTrack } from '../panels/RaceTrack.tsx';
import type { PageState } from '../state/pageStore.ts';
import { frames, page, trainer } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Segment } from '../ui/Segment.tsx';

const selectRace = ({ race }: PageState) => race;
const selectCurrent = ({ current }: PageState) => current;

const factors = ['1', '4', '16'] as const;
type Factor = (typeof factors)[number];

function start(factor: Factor): void {
  page.setState({ race: undefined });
  trainer.send({ type: 'race', widen: Number(factor) });
  // The run stands from now on.
  frames.refresh();
}

function end(): void {
  trainer.send({ type: 'endRace' });
  frames.refresh();
}

/** The same model on every backend side by side: when does a GPU pay? */
export function Race() {
  const text = useText();
  const { t, tell } = text;
  const race = usePage(selectRace);
  const current = usePage(selectCurrent);
  const [factor, setFactor] = useState<Factor>(factors[0]);
  useEffect(() => {
    start(factors[0]);
    return end;
  }, []);
  const units = useMemo(() => hiddenUnits(widened(current, Number(factor))), [current, factor]);
  const lanes = race?.lanes ?? [];
  const isOver = lanes.length > 0 && lanes.every(({ state }) => state === 'done' || state === 'out');
  const speeds = Object.fromEntries(
    lanes.filter(({ steps }) => steps > 0).map(({ backend, stepsPerSecond }) => [backend, stepsPerSecond]),
  );
  const best = fastest(speeds);
  return (
    <div className="race" data-testid="race" data-value={isOver ? 'over' : 'on'}>
      <p className="caption">{t('raceAbout')}</p>
      {isWidenable(current) && (
        <div className="race-size">
          <Segment
            label={t('raceWidth')}
            value={factor}
            choices={factors.map((value) => ({
              value,
              label: value === '1' ? t('raceWidthSame') : t('raceWidthTimes', { factor: value }),
            }))}
            onChange={(value) => {
              setFactor(value);
              start(value);
            }}
          />
          <span className="caption number">{t('raceUnits', { units })}</span>
        </div>
      )}
      {race?.problems?.map((problem) => (
        <Problem key={tell(problem)} text={tell(problem)} />
      ))}
      <ul className="race-lanes">
        {lanes.map((lane) => (
          <RaceTrack key={lane.backend} lane={lane} best={best} />
        ))}
      </ul>
      <RaceLosses lanes={lanes} />
      <div className="race-end">
        <output>{isOver && verdict(speeds, text)}</output>
        <p className="caption">{t('racePays')}</p>
        <Button look="line" icon="reset" disabled={!isOver} onPress={() => start(factor)}>
          {t('raceAgain')}
        </Button>
      </div>
    </div>
  );
}

function verdict(speeds: Partial<Record<RaceLane['backend'], number>>, { t }: Text): string {
  const first = fastest(speeds);
  const second = first && fastest(speeds, first[0]);
  if (!first) return '';
  if (!second) return t('raceAlone', { first: first[0] });
  return t('raceVerdict', { first: first[0], ratio: ratioText(first[1] / second[1]), second: second[0] });
}

/** `128 · 128`. */
const hiddenUnits = ({ layers }: PageState['current']): string =>
  layers
    .flatMap((layer) => (layer.type === 'dense' ? [formatCount(layer.units)] : []))
    .slice(0, -1)
    .join(' · ');
