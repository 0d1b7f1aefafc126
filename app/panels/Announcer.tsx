import { useEffect, useState } from 'react';
import type { Frame } from '../../engine/protocol.ts';
import { formatCount, formatLoss } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { history } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { frames } from '../state/playground.ts';

const interval = 5000;
const selectState = (frame: Frame | undefined) => frame?.status.state ?? 'paused';

/** Tells screen readers how training goes, every five seconds at most. */
export function Announcer() {
  const { t } = useText();
  const state = useFrame(selectState);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const say = () => {
      const step = formatCount(frames.latest?.step ?? 0);
      const { loss } = history.losses.at(-1) ?? {};
      if (state === 'running') setSaid(t('statusRunning', { step, loss: formatLoss(loss) }));
      else if (state === 'paused' && loss !== undefined) setSaid(t('statusPaused', { step }));
    };
    say();
    if (state !== 'running') return undefined;
    const timer = setInterval(say, interval);
    return () => clearInterval(timer);
  }, [state, t]);
  return <output className="hidden-text">{said}</output>;
}
