import type { DifferenceAnswer, StartComparison } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { Icon } from '../ui/Icon.tsx';
import type { ComparedRun } from './comparedRuns.ts';

interface SameStartProps {
  readonly mine: ComparedRun;
  readonly theirs: ComparedRun;
  /** Absent until the engine has answered. */
  readonly difference: DifferenceAnswer | undefined;
}

/** The parts of a start, and what they are called. */
const words = { weights: 'sameWeights', data: 'sameData', order: 'sameOrder' } as const;

/** Whether two runs began from the same bits, by what they really began with. */
export function SameStart({ mine, theirs, difference }: SameStartProps) {
  const text = useText();
  const { t } = text;
  const start = difference?.start;
  const parts = Object.keys(words) as (keyof typeof words)[];
  const batch = start && start.batchSizes[0] === start.batchSizes[1];
  const all = verdict([...parts.map((part) => start?.[part]), batch]);
  return (
    <section className="same-start" data-testid="same-start" data-value={String(all ?? 'unknown')}>
      <h3>{t('sameStart')}</h3>
      <p>{difference ? sentence(mine, theirs, all, text) : '\u00a0'}</p>
      <ul>
        {parts.map((part) => {
          const same = start?.[part];
          return (
            <li key={part}>
              <Icon name={same ? 'check' : same === false ? 'close' : 'minus'} />
              <span>
                {t(words[part])}
                {t('colon')}
                <b>{difference ? t(same ? 'isSame' : same === false ? 'isOther' : 'isUnknown') : '…'}</b>
                {part === 'order' && batches(start, text)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One part that differs is enough; one that is not known leaves it open. */
function verdict(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function sentence(mine: ComparedRun, theirs: ComparedRun, all: boolean | undefined, { t }: Text): string {
  const fork = forkOf(mine, theirs) ?? forkOf(theirs, mine);
  if (fork !== undefined) return t('sameBranch', { step: formatCount(fork) });
  return t(all === undefined ? 'sameUnknown' : all ? 'sameYes' : 'sameNo');
}

/** Where one branched from the other and went on with the same network. */
const forkOf = ({ run: { from } }: ComparedRun, { run }: ComparedRun): number | undefined =>
  from?.isBranch && from.counts === 'on' && from.run === run.id ? from.step : undefined;

function batches(start: StartComparison | undefined, { t }: Text): string {
  const [mine, theirs] = start?.batchSizes ?? [];
  if (mine === undefined || theirs === undefined || mine === theirs) return '';
  return ` (${t('batchesDiffer', { mine, theirs })})`;
}
