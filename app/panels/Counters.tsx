import { formatCount, formatLarge } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { Frame } from '../../engine/protocol.ts';
import { useFrame } from '../state/useFrame.ts';

const selectEpoch = (frame: Frame | undefined) => Math.floor(frame?.epoch ?? 0);
const selectStep = (frame: Frame | undefined) => frame?.step ?? 0;
const selectRate = (frame: Frame | undefined) => formatLarge(frame?.stepsPerSecond ?? 0);

/** Where the run stands; each number has the room of a long one, so that nothing beside it moves. */
export function Counters() {
  const { t } = useText();
  const epoch = useFrame(selectEpoch);
  const step = useFrame(selectStep);
  const rate = useFrame(selectRate);
  return (
    <div className="counters number">
      <span>
        {t('epochCount')}{' '}
        <b data-testid="epoch" data-value={epoch}>
          {formatCount(epoch)}
        </b>
      </span>
      <span>
        <b data-testid="step" data-value={step}>
          {formatCount(step)}
        </b>{' '}
        {t('stepCount')}
      </span>
      <span className="rate">
        <b>{rate}</b> {t('stepRate')}
      </span>
    </div>
  );
}
