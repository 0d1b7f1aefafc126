import type { RaceLane } from '../../engine/protocol.ts';
import { shareOf } from '../charts/raceChart.ts';
import { formatCount, formatLarge, formatLoss } from '../i18n/formatNumber.ts';
import type { TextKey } from '../i18n/translate.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { ratioText } from './speedRatio.ts';

interface RaceTrackProps {
  readonly lane: RaceLane;
  /** The fastest so far, with its steps per second. */
  readonly best: readonly [RaceLane['backend'], number] | undefined;
}

/** A backend's bar, as long as the steps it has made, with its speed beside it. */
export function RaceTrack({ lane, best }: RaceTrackProps) {
  const text = useText();
  const { t } = text;
  const { backend, variant, state, steps, stepsPerSecond, losses, failure } = lane;
  const isBest = best?.[0] === backend;
  const rate = formatLarge(stepsPerSecond);
  const label = t('raceLane', {
    name: backend,
    rate,
    steps: formatCount(steps),
    loss: formatLoss(losses.at(-1)?.loss),
  });
  return (
    <li
      className={isBest ? 'race-lane race-best' : 'race-lane'}
      data-testid={`lane-${backend}`}
      data-state={state}
      data-value={stepsPerSecond}
    >
      <span className="race-name">
        <b>{backend}</b>
        <span className="caption">{variant.replace(`${backend} `, '')}</span>
      </span>
      <span className="race-track">
        <i style={{ width: `${100 * shareOf(steps)}%` }} />
        {failure ? <span>{reason(failure, text)}</span> : state === 'waiting' && <span>{t('raceWaiting')}</span>}
      </span>
      <span className="race-speed number" aria-hidden={steps > 0}>
        {steps > 0 && (
          <>
            <span>
              <b>{rate}</b> {t('stepRate')}
            </span>
            <span className="caption">{best && !isBest && `${ratioText(stepsPerSecond / best[1])}×`}</span>
          </>
        )}
      </span>
      {steps > 0 && <span className="hidden-text">{label}</span>}
    </li>
  );
}

const sentences = {
  unavailable: 'outUnavailable',
  lost: 'outLost',
  memory: 'outMemory',
  compile: 'outCompile',
  slow: 'outSlow',
  diverged: 'outDiverged',
} as const satisfies Record<NonNullable<RaceLane['failure']>['code'], TextKey>;

/** Why a backend is not in the race, or no more. */
function reason(failure: NonNullable<RaceLane['failure']>, { t }: Text): string {
  const key = sentences[failure.code];
  if (failure.code === 'slow') return t(key, { operations: formatLarge(failure.operations) });
  if (failure.code === 'diverged') return t(key, { step: formatCount(failure.step) });
  return t(key, { message: failure.message.replace(/^\w+: /, '') });
}
