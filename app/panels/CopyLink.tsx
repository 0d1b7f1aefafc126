import { useEffect, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import type { TextKey } from '../i18n/translate.ts';
import { linkTo } from '../state/address.ts';
import { page } from '../state/playground.ts';
import { Button } from '../ui/Button.tsx';

/** How long the button says what it did. */
const said = 2500;

async function copy(): Promise<TextKey> {
  const link = linkTo(page.getState().document);
  if (link === undefined) return 'linkTooLong';
  try {
    await navigator.clipboard.writeText(link);
    return 'linkCopied';
  } catch {
    return 'copyFailed'; // no permission, or a page over plain http
  }
}

export function CopyLink() {
  const { t } = useText();
  const [outcome, setOutcome] = useState<TextKey>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), said);
    return () => clearTimeout(timer);
  }, [outcome]);
  const done = outcome === 'linkCopied';
  return (
    <span className="copy-link">
      <Button look="line" icon={done ? 'check' : 'share'} onPress={() => void copy().then(setOutcome)}>
        {done ? t('linkCopied') : t('copyLink')}
      </Button>
      <output className={outcome !== undefined && !done ? 'toast' : 'hidden-text'}>
        {outcome === undefined ? '' : t(outcome)}
      </output>
    </span>
  );
}
