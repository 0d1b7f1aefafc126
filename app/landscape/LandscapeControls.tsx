import type { PlaneKind } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import type { LandscapeAbout } from '../state/landscapeState.ts';
import { trainer } from '../state/playground.ts';
import { Button } from '../ui/Button.tsx';
import { Segment } from '../ui/Segment.tsx';
import { chooseLandscape, reaches, sizes, type useLandscapeChoice } from './landscapeChoice.ts';

interface LandscapeControlsProps {
  readonly planes: readonly PlaneKind[];
  readonly plane: PlaneKind;
  readonly choice: ReturnType<typeof useLandscapeChoice>;
  readonly about: LandscapeAbout | undefined;
  /** Asked for, and nothing is known yet. */
  readonly isAsked: boolean;
  readonly canAsk: boolean;
  /** What is shown is not what is chosen. */
  readonly isStale: boolean;
  readonly seconds: number;
  readonly onCompute: () => void;
}

const marks: Readonly<Record<(typeof reaches)[number], string>> = { 0.25: '¼×', 0.5: '½×', 1: '1×', 2: '2×', 4: '4×' };

/** Which cut, how far and how fine; and what begins or ends the work. */
export function LandscapeControls(props: LandscapeControlsProps) {
  const text = useText();
  const { t } = text;
  const { planes, plane, choice, about, isAsked, canAsk, isStale, seconds, onCompute } = props;
  const isGrowing = about?.state === 'growing';
  return (
    <div className="landscape-controls">
      <Segment
        label={t('landscapePlane')}
        value={plane}
        choices={planes.map((value) => ({ value, label: t(`plane_${value}`) }))}
        onChange={(value) => chooseLandscape({ plane: value })}
      />
      <span className="landscape-pair">
        <span className="caption">{t('landscapeReach')}</span>
        <Segment
          label={t('landscapeReach')}
          value={String(choice.reach)}
          choices={reaches.map((reach) => ({ value: String(reach), label: marks[reach] }))}
          onChange={(value) => chooseLandscape({ reach: Number(value) })}
        />
      </span>
      <span className="landscape-pair">
        <span className="caption">{t('landscapePlaces')}</span>
        <Segment
          label={t('landscapePlaces')}
          value={String(choice.size)}
          choices={sizes.map((size) => ({ value: String(size), label: `${size}²` }))}
          onChange={(value) => chooseLandscape({ size: Number(value) })}
        />
      </span>
      <span className="landscape-work">
        {isGrowing || isAsked ? (
          <>
            <Button look="line" icon="close" onPress={() => trainer.landscape.stop()}>
              {t('landscapeCancel')}
            </Button>
            <progress
              max={about?.total ?? 1}
              value={about?.done ?? 0}
              aria-label={t('landscapeProgress', counts(about))}
            />
            <span className="caption number">{about ? left(about, text) : ''}</span>
          </>
        ) : (
          <>
            <Button look={about && !isStale ? 'line' : 'ink'} onPress={onCompute} disabled={!canAsk}>
              {about && !isStale ? t('landscapeAnew') : t('landscapeCompute')}
            </Button>
            {plane === 'random' && (
              <Button look="line" icon="dice" onPress={() => chooseLandscape({ seed: choice.seed + 1 })}>
                {t('landscapeOther')}
              </Button>
            )}
            {canAsk && seconds > 2 && (
              <span className="caption number">{t('landscapeLasts', { seconds: duration(seconds, text) })}</span>
            )}
          </>
        )}
      </span>
      {about?.state === 'stopped' && <p className="caption number">{t('landscapeStopped', counts(about))}</p>}
    </div>
  );
}

const counts = (about: LandscapeAbout | undefined) => ({
  done: formatCount(about?.done ?? 0),
  total: formatCount(about?.total ?? 0),
});

/** Until the first places have been timed only how many there are. */
function left({ done, total, milliseconds }: LandscapeAbout, text: Text): string {
  const share = `${Math.round((100 * done) / total)} %`;
  const seconds = (milliseconds / Math.max(1, done)) * (total - done) * 1e-3;
  return seconds < 2 ? share : `${share} · ${text.t('landscapeLeft', { seconds: duration(seconds, text) })}`;
}

const duration = (seconds: number, { t }: Text): string =>
  seconds < 90
    ? t('landscapeSeconds', { count: Math.max(1, Math.round(seconds)) })
    : t('landscapeMinutes', { count: Math.round(seconds / 60) });
