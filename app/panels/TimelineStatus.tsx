import type { Frame } from '../../engine/protocol.ts';
import { formatBytes, formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { editor, frames, history, page, trainer } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { Button } from '../ui/Button.tsx';

interface TimelineStatusProps {
  /** That is shown, and that the run stands at. */
  readonly step: number;
  readonly now: number;
  readonly isLooking: boolean;
  /** The buttons are about to go. */
  readonly onLeave: () => void;
}

const selectTooLarge = (frame: Frame | undefined) => frame?.timeline?.tooLarge ?? 0;
const selectPrevious = () => history.previous.length;

/** What the timeline shows, and the ways on from there. */
export function TimelineStatus({ step, now, isLooking, onLeave }: TimelineStatusProps) {
  const { t } = useText();
  const tooLarge = useFrame(selectTooLarge);
  const previous = useFrame(selectPrevious);
  const view = frames.latest?.timeline;
  if (isLooking)
    return (
      <div className="timeline-status" data-testid="looking" data-value={step}>
        <p className="looking number">
          <b>{t('lookingAt', { step: formatCount(step) })}</b> <span>{t('lookingOf', { now: formatCount(now) })}</span>
        </p>
        <span className="grow" />
        <Button
          look="line"
          onPress={() => {
            onLeave();
            trainer.scrubber.back();
          }}
        >
          {t('backToNow')}
        </Button>
        <Button
          look="line"
          hint={t('branchHelp')}
          onPress={() => {
            onLeave();
            editor.branch();
            frames.refresh();
          }}
        >
          {t('branchHere')}
        </Button>
      </div>
    );
  const budget = formatBytes(view?.budget ?? 0);
  const memory = view && {
    count: formatCount(view.steps.length),
    bytes: formatBytes(view.bytes),
    budget,
  };
  return (
    <div className="timeline-status">
      {now > 0 && (
        <p className="caption" title={memory && !tooLarge ? t('timelineMemory', memory) : undefined}>
          {tooLarge ? t('timelineTooLarge', { size: formatBytes(tooLarge), budget }) : t('timelineKept')}
        </p>
      )}
      <span className="grow" />
      {previous > 0 && (
        <Button onPress={() => page.setState({ dialog: 'compare' })}>
          {t('compareRuns', { count: previous + 1 })}
        </Button>
      )}
    </div>
  );
}
