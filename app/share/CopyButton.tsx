import { useEffect, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import { Button } from '../ui/Button.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** What the button says once it is done. */
  readonly done: string;
  readonly look?: 'line' | 'ink';
}

/** How long the button says what it did. */
const said = 2500;

/** Puts a text on the clipboard; where that is not permitted it says so, and the text can be selected beside it. */
export function CopyButton({ text, label, done, look = 'line' }: CopyButtonProps) {
  const { t } = useText();
  const [outcome, setOutcome] = useState<'done' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), said);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('done');
    } catch {
      setOutcome('failed'); // no permission, or a page over plain http
    }
  };
  return (
    <>
      <Button look={look} icon={outcome === 'done' ? 'check' : 'share'} onPress={() => void copy()}>
        {outcome === 'done' ? done : label}
      </Button>
      <output className="caption">{outcome === 'failed' && t('copyFailed')}</output>
    </>
  );
}
