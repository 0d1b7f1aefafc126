import { useEffect, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import { Button } from '../ui/Button.tsx';
import type { Fetchable } from '../ui/fetchable.ts';

/** Where the code cannot be fetched, that is told in its place, and it comes with the network, or on request. */
export function Fetched({ part }: { readonly part: Fetchable }) {
  const { t } = useText();
  const [state, setState] = useState<'waiting' | 'here' | 'failed'>(part.Content ? 'here' : 'waiting');
  useEffect(() => {
    if (state !== 'waiting') return undefined;
    let gone = false;
    const end = (next: 'here' | 'failed') => {
      if (!gone) setState(next);
    };
    part.fetch().then(
      () => end('here'),
      () => end('failed'),
    );
    return () => {
      gone = true;
    };
  }, [part, state]);
  useEffect(() => {
    if (state !== 'failed') return undefined;
    const retry = () => setState('waiting');
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [state]);
  if (part.Content) return <part.Content />;
  if (state !== 'failed') return <p className="caption inspector-waiting">{t('loading')}</p>;
  return (
    <div className="caption inspector-waiting" role="alert">
      <p>{t('notFetched')}</p>
      <Button look="line" onPress={() => (part.isLost ? location.reload() : setState('waiting'))}>
        {t('fetchAgain')}
      </Button>
    </div>
  );
}
