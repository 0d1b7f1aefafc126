import type { Frame, Status } from '../../engine/protocol.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { formatCount, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, trainer } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { layerName } from './layerName.ts';

const selectStatus = (frame: Frame | undefined) => JSON.stringify(frame?.status ?? { state: 'paused' });
const selectCurrent = ({ current }: PageState) => current;

/** The norm of all gradients together that a remedy holds them to. */
const clipAt = 1;

const reasons = { epochs: 'stoppedEpochs', loss: 'stoppedLoss', patience: 'stoppedPatience' } as const;

/** Why training ended by itself, and how it can go on. */
export function StatusNote() {
  const { t } = useText();
  const status = JSON.parse(useFrame(selectStatus)) as Status;
  if (status.state === 'diverged') return <Diverged status={status} />;
  if (status.state !== 'stopped') return undefined;
  return (
    <Note tone="plain" title={t(reasons[status.reason], { step: formatCount(status.step) })}>
      {t('stoppedDoors')}
    </Note>
  );
}

function Diverged({ status }: { readonly status: Extract<Status, { state: 'diverged' }> }) {
  const text = useText();
  const { t } = text;
  const current = usePage(selectCurrent);
  const { step, layer, tensor, snapshotStep } = status;
  const index = current.layers.findIndex(({ id }) => id === layer);
  const rate = 'learningRate' in current.optimizer ? current.optimizer.learningRate / 10 : undefined;
  const goOn = (path: Path, value: unknown) => () => {
    editor.change(path, value);
    trainer.play();
  };
  const resetLower = () => {
    editor.change(['optimizer', 'learningRate'], rate);
    editor.reset();
  };
  const shown = rate === undefined ? '' : formatValue(rate);
  return (
    <Note
      tone="bad"
      title={t('divergedTitle', { step: formatCount(step) })}
      doors={
        <>
          {rate !== undefined && (
            <>
              <Button look="line" onPress={goOn(['optimizer', 'learningRate'], rate)}>
                {t('lowerRate', { rate: shown })}
              </Button>
              <Button look="line" onPress={resetLower}>
                {t('lowerRateReset', { rate: shown })}
              </Button>
            </>
          )}
          {current.clipping.type === 'none' && (
            <Button look="line" onPress={goOn(['clipping'], { type: 'globalNorm', threshold: clipAt })}>
              {t('clipAndGoOn', { threshold: clipAt })}
            </Button>
          )}
          <Button onPress={() => editor.reset()}>{t('resetStart')}</Button>
        </>
      }
    >
      {t('divergedWhere', {
        layer: index < 0 ? layer : layerName(current, index, text),
        tensor,
        snapshot: formatCount(snapshotStep),
      })}
    </Note>
  );
}
