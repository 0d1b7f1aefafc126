import { useText } from '../i18n/useText.ts';
import { page } from '../state/playground.ts';
import { Button } from '../ui/Button.tsx';

/** Beside the presets, which are networks: what moves all of them, on a function that fits on paper. */
export function DescentCard() {
  const { t } = useText();
  return (
    <div className="continue-card">
      <div>
        <b>{t('descentTitle')}</b>
        <p className="caption">{t('descentAbout')}</p>
      </div>
      <Button look="line" icon="step" onPress={() => page.setState({ dialog: 'descent' })}>
        {t('descentShowIt')}
      </Button>
    </div>
  );
}
