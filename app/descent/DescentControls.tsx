import { useText } from '../i18n/useText.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segment } from '../ui/Segment.tsx';
import { Slider } from '../ui/Slider.tsx';
import { changeDescent, stepBy } from './descentStore.ts';

/** Steps a second. */
export const speeds = { slow: 1, fast: 8 } as const;
export type Speed = keyof typeof speeds;

interface DescentControlsProps {
  readonly step: number;
  /** The last that can be gone to. */
  readonly last: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly onToggle: () => void;
  readonly onSpeed: (speed: Speed) => void;
}

/** The slider's end grows with the step, so that the first steps stay wide apart. */
const sliderEnds = [20, 50, 100, 200, 500, 1000, 2000] as const;

/** To the start, back, play, forward, and the step among all. */
export function DescentControls({ step, last, playing, speed, onToggle, onSpeed }: DescentControlsProps) {
  const { t } = useText();
  const end = Math.min(last, sliderEnds.find((each) => each > step) ?? last);
  return (
    <div className="descent-controls">
      <IconButton icon="reset" label={t('descentToStart')} onPress={() => changeDescent({ step: 0 })} keys="Home" />
      <IconButton
        icon="left"
        label={t('descentBack')}
        onPress={() => stepBy(-1, last)}
        disabled={step === 0}
        keys="ArrowLeft"
      />
      <Button look="ink" icon={playing ? 'pause' : 'play'} onPress={onToggle} disabled={step >= last} keys="Space">
        {t(playing ? 'pause' : 'descentPlay')}
      </Button>
      <IconButton
        icon="right"
        label={t('descentForward')}
        onPress={() => stepBy(1, last)}
        disabled={step >= last}
        keys="ArrowRight"
      />
      <span className="descent-step number" data-testid="descent-step" data-value={step}>
        {t('descentDone', { step })}
      </span>
      <Slider
        label={t('descentStep')}
        position={step}
        last={end}
        text={String(step)}
        onChange={(next) => changeDescent({ step: next })}
        onReset={() => changeDescent({ step: 0 })}
      />
      <Segment
        label={t('descentSpeed')}
        value={speed}
        choices={[
          { value: 'slow', label: t('descentSlow') },
          { value: 'fast', label: t('descentFast') },
        ]}
        onChange={onSpeed}
      />
    </div>
  );
}
