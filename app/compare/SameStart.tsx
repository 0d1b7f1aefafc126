import type { StartFingerprint } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { Icon } from '../ui/Icon.tsx';
import type { ComparedRun } from './comparedRuns.ts';

interface SameStartProps {
  readonly mine: ComparedRun;
  readonly theirs: ComparedRun;
}

const parts = { weights: 'sameWeights', data: 'sameData', order: 'sameOrder' } as const;

/** Whether two runs began from the same bits: by hashes of what they really began with. */
export function SameStart({ mine, theirs }: SameStartProps) {
  const text = useText();
  const { t } = text;
  const [a, b] = [mine.run.start, theirs.run.start];
  const isSame = (part: keyof typeof parts): boolean | undefined => (a && b ? a[part] === b[part] : undefined);
  const verdicts = (Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({ part, same: isSame(part) }));
  const all = a && b && verdicts.every(({ same }) => same) && a.batchSize === b.batchSize;
  return (
    <section className="same-start" data-testid="same-start" data-value={a && b ? String(all) : 'unknown'}>
      <h3>{t('sameStart')}</h3>
      <p>{sentence(mine, theirs, all, text)}</p>
      <ul>
        {verdicts.map(({ part, same }) => (
          <li key={part} title={a && b ? t('sameHash', { mine: a[part], theirs: b[part] }) : undefined}>
            <Icon name={same ? 'check' : same === false ? 'close' : 'minus'} />
            <span>
              {t(parts[part])}
              {t('colon')}
              <b>{t(same ? 'isSame' : same === false ? 'isOther' : 'isUnknown')}</b>
              {part === 'order' && batches(a, b, text)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentence(mine: ComparedRun, theirs: ComparedRun, all: boolean | undefined, { t }: Text): string {
  const fork = forkOf(mine, theirs) ?? forkOf(theirs, mine);
  if (fork !== undefined) return t('sameBranch', { step: formatCount(fork) });
  return t(all === undefined ? 'sameUnknown' : all ? 'sameYes' : 'sameNo');
}

/** Where one branched from the other and went on with the same network. */
const forkOf = ({ run: { from } }: ComparedRun, { run }: ComparedRun): number | undefined =>
  from?.isBranch && from.counts === 'on' && from.run === run.id ? from.step : undefined;

function batches(a: StartFingerprint | undefined, b: StartFingerprint | undefined, { t }: Text): string {
  if (!a || !b || a.batchSize === b.batchSize) return '';
  return ` (${t('batchesDiffer', { mine: a.batchSize, theirs: b.batchSize })})`;
}
