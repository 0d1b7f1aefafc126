import { isExplaining } from '../explain/isExplaining.ts';
import { toggleWalk } from '../explain/walking.ts';
import { useText } from '../i18n/useText.ts';
import type { Frame } from '../../engine/protocol.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, trainer } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';

const selectRunning = (frame: Frame | undefined) => frame?.status.state === 'running';
const selectReady = ({ engine, problems }: PageState) => engine === 'ready' && problems.length === 0;

const selectFailed = ({ engine }: PageState) => engine === 'failed';

const selectLooking = ({ past }: PageState) => past !== undefined;

/** Reset, train or pause, one step, one epoch. */
export function TrainControls() {
  const { t } = useText();
  const ready = usePage(selectReady);
  const failed = usePage(selectFailed);
  const explaining = usePage(isExplaining);
  const isLooking = usePage(selectLooking);
  const running = useFrame(selectRunning) && !failed;
  return (
    <div className="train-controls">
      <IconButton icon="reset" label={t('reset')} onPress={() => editor.reset()} keys="r" />
      <Button
        look="ink"
        icon={running ? 'pause' : 'play'}
        onPress={() => trainer.toggle()}
        disabled={!ready && !running}
        keys="Space"
        hint={isLooking ? t('branchHelp') : undefined}
      >
        {running ? t('pause') : t('train')}
      </Button>
      <IconButton
        icon="step"
        label={t('step')}
        onPress={() => trainer.advance('step')}
        disabled={!ready}
        keys="ArrowRight"
      />
      <IconButton
        icon="epoch"
        label={t('epoch')}
        onPress={() => trainer.advance('epoch')}
        disabled={!ready}
        keys="Shift+ArrowRight"
      />
      <button
        type="button"
        className="button button-line explain-button"
        aria-pressed={explaining}
        aria-keyshortcuts="e"
        title={t('explainHelp')}
        disabled={!ready && !explaining}
        onClick={toggleWalk}
      >
        {t('explain')}
      </button>
    </div>
  );
}
