import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { useSpeedRatio } from './useSpeedRatio.ts';

const selectChoice = ({ choice }: PageState) => choice;
const selectPinned = ({ summary }: PageState) => summary?.spec.view.backend;

/** By how much what runs is ahead of the other, or behind; opens the race between them. */
export function RaceButton() {
  const { t } = useText();
  const choice = usePage(selectChoice);
  const pinned = usePage(selectPinned);
  const ratio = useSpeedRatio();
  const isWaiting = choice && pinned && pinned !== 'auto' && pinned !== choice.backend && !choice.missing[pinned];
  const said = isWaiting ? t('untilReady', { name: choice.backend }) : ratio ? t('speedRatio', ratio) : t('raceShort');
  return (
    <button
      type="button"
      className="button race-button number"
      aria-haspopup="dialog"
      title={ratio ? `${t('speedSentence', ratio)} ${t('race')}` : t('race')}
      data-testid="race-button"
      data-value={ratio?.value ?? ''}
      onClick={() => page.setState({ dialog: 'race' })}
    >
      <span className="race-said">{said}</span>
      {said !== t('raceShort') && <span className="hidden-text">. {t('race')}</span>}
      <span className="race-short" aria-hidden>
        {t('raceShort')}
      </span>
    </button>
  );
}
