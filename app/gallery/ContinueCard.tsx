import { useEffect, useState } from 'react';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { continueRun, page } from '../state/playground.ts';
import { loadLastRun, runLink, type SavedRun } from '../state/savedRun.ts';
import { Button } from '../ui/Button.tsx';

/** The run that this browser kept last, whatever is open now. */
export function ContinueCard() {
  const { t } = useText();
  const [run, setRun] = useState<SavedRun>();
  useEffect(() => {
    void loadLastRun().then(setRun, () => undefined); // nothing is kept here: said elsewhere
  }, []);
  if (!run || run.snapshot.step === 0) return undefined;
  const { spec, epoch, step } = run.snapshot;
  const goOn = () => {
    page.setState({ dialog: undefined });
    if (run.link !== runLink(page.getState().document)) continueRun(run);
  };
  return (
    <div className="continue-card">
      <div>
        <b>{spec.name || t('unnamed')}</b>
        <p className="caption number">{t('galleryKept', { epoch: formatCount(epoch), step: formatCount(step) })}</p>
      </div>
      <Button look="ink" onPress={goOn}>
        {t('galleryContinue')}
      </Button>
    </div>
  );
}
