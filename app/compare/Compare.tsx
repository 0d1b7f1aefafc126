import './compare.css';
import type { PageState } from '../state/pageStore.ts';
import { useText } from '../i18n/useText.ts';
import { frames, history } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { formatBytes } from '../i18n/formatNumber.ts';
import { Boundaries } from './Boundaries.tsx';
import { comparedRuns } from './comparedRuns.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { RunTable } from './RunTable.tsx';
import { SameStart } from './SameStart.tsx';
import { useDifference } from './useDifference.ts';

const selectCompared = ({ compared }: PageState) => compared;
/** What the runs before are, and how far the present one is. */
const selectRuns = () =>
  `${history.previous.map(({ run, isHidden }) => `${run.id} ${isHidden}`).join()} ${history.losses.at(-1)?.step ?? 0}`;

/** The present run beside those before: their curves, how they began, what differs, and where. */
export function Compare() {
  const text = useText();
  const { t } = text;
  useFrame(selectRuns);
  const compared = usePage(selectCompared);
  const { before, present } = comparedRuns(text);
  const other = before.find(({ run }) => run.id === compared) ?? before.at(-1);
  const difference = useDifference(other?.run.id);
  if (!other) return <p className="compare-none">{t('compareNone')}</p>;
  const budget = formatBytes(frames.latest?.timeline?.budget ?? 0);
  return (
    <div className="compare" data-testid="compare">
      <RunTable before={before} present={present} chosen={other} />
      <div className="compare-parts">
        <div>
          <SameStart mine={present} theirs={other} difference={difference} />
          <Boundaries other={other} difference={difference} />
        </div>
        <DifferenceTable mine={present} theirs={other} />
      </div>
      <p className="caption">{t('runMemory', { budget })}</p>
    </div>
  );
}
