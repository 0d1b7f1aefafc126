import { useText } from '../i18n/useText.ts';
import { page } from '../state/playground.ts';
import { Button } from '../ui/Button.tsx';

export function ShareButton() {
  const { t } = useText();
  return (
    <span className="copy-link">
      <Button look="line" icon="share" onPress={() => page.setState({ dialog: 'share' })}>
        {t('share')}
      </Button>
    </span>
  );
}
