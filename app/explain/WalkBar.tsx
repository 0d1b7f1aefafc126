import type { WalkAnswer } from '../../engine/protocol.ts';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import { page } from '../state/playground.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Segment } from '../ui/Segment.tsx';
import { Slider } from '../ui/Slider.tsx';
import { goBy, goTo, goToPhase, walkAddress } from './walking.ts';

const phases = ['forward', 'loss', 'backward', 'update'] as const;

/** Milliseconds that a step stands while they play. */
const pace = 2600;

interface WalkBarProps {
  readonly walk: WalkAnswer;
  readonly at: number;
  /** What the present step is called, with its layer. */
  readonly title: string;
}

/** Where the walk stands on the whole way, and how to go on. */
export function WalkBar({ walk, at, title }: WalkBarProps) {
  const { t } = useText();
  const { steps } = walk;
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      const { step = 0 } = walkAddress() ?? {};
      if (step + 1 >= (page.getState().walk?.steps.length ?? 0)) setPlaying(false);
      else goBy(1);
    }, pace);
    return () => clearInterval(timer);
  }, [playing]);
  const position = t('walkStepOf', { step: at + 1, count: steps.length });
  return (
    <div className="walk-bar">
      <Segment
        label={t('walkPhase')}
        value={steps[at]?.phase ?? 'forward'}
        choices={phases
          .filter((phase) => steps.some((step) => step.phase === phase))
          .map((phase) => ({ value: phase, label: t(`walk_${phase}`) }))}
        onChange={goToPhase}
      />
      <IconButton icon="left" label={t('walkBefore')} keys="ArrowLeft" disabled={at === 0} onPress={() => goBy(-1)} />
      <span className="walk-position number" data-testid="walk-position">
        {position}
      </span>
      <IconButton
        icon="right"
        label={t('walkNext')}
        keys="ArrowRight"
        disabled={at === steps.length - 1}
        onPress={() => goBy(1)}
      />
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={t(playing ? 'walkPause' : 'walkPlay')}
        onPress={() => setPlaying(!playing)}
      />
      <span className="walk-slider">
        <Slider
          label={t('walkPosition')}
          position={at}
          last={steps.length - 1}
          onChange={(step) => goTo({ step })}
          onReset={() => goTo({ step: 0 })}
          text={`${position}: ${title}`}
        />
      </span>
    </div>
  );
}
