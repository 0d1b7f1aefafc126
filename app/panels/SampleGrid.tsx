import { useMemo, useRef, useState } from 'react';
import type { Enquiry, SampleQuery, Summary } from '../../engine/protocol.ts';
import { ExplainableSample } from '../explain/ExplainableSample.tsx';
import { tablePosition } from '../explain/tablePosition.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useShown } from '../screen/useShown.ts';
import type { PageState } from '../state/pageStore.ts';
import { useEnquiry } from '../state/useEnquiry.ts';
import { usePage } from '../state/usePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { CellNote } from './CellNote.tsx';
import { SampleImage } from './SampleImage.tsx';
import { useClassName } from './useClassName.ts';

const perPage = 24;
const side = 46;

const orders = {
  worst: { label: 'orderWorst', query: { order: 'worst' } },
  mistakes: { label: 'orderMistakes', query: { order: 'worst', mistakes: true } },
  first: { label: 'orderFirst', query: { order: 'first' } },
} as const satisfies Record<string, { label: string; query: Partial<SampleQuery> }>;

const selectCell = ({ cell }: PageState) => cell;

/** Samples with what the network takes them for, the worst first; mistakes say so in a sign and in words. */
export function SampleGrid({ summary }: { readonly summary: Summary }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const shown = useShown(box);
  const name = useClassName(summary);
  const cell = usePage(selectCell);
  const [order, setOrder] = useState<keyof typeof orders>('worst');
  const [asked, setAsked] = useState({ cell, offset: 0 });
  // Another question begins at its first page.
  const offset = asked.cell === cell ? asked.offset : 0;
  const answer = useEnquiry(
    useMemo(() => (shown ? enquiry(summary, order, cell, offset) : undefined), [shown, summary, order, cell, offset]),
  );
  const count = answer?.indices.length ?? 0;
  const total = answer?.total ?? 0;
  const isHit = (i: number): boolean => answer?.targets[i] === answer?.predicted[i];
  const wrong = Array.from({ length: count }, (_, i) => i).filter((i) => !isHit(i)).length;
  return (
    <div className="samples" ref={box}>
      <ul className="sample-grid" aria-label={t('samplesPicture', { count, wrong })}>
        {answer &&
          Array.from(answer.indices, (index, i) => {
            const [actual, predicted] = [name(answer.targets[i] ?? 0), name(answer.predicted[i] ?? 0)];
            return (
              <li key={index} className={isHit(i) ? '' : 'mistake'}>
                <ExplainableSample
                  at={tablePosition(summary, answer.query.split, index)}
                  name={t('predictedActual', { predicted, actual })}
                >
                  <SampleImage summary={summary} features={answer.features} index={i} side={side} />
                </ExplainableSample>
                <span className="answer number">
                  <span className="hidden-text">{t('predictedActual', { predicted, actual })}</span>
                  <span aria-hidden="true">
                    <b>{predicted}</b> {isHit(i) ? '✓' : <em>≠ {actual}</em>}
                  </span>
                </span>
              </li>
            );
          })}
      </ul>
      {answer && total === 0 && <p className="caption">{t('noSamples')}</p>}
      <div className="sample-tools">
        {cell ? (
          <CellNote summary={summary} />
        ) : (
          <Select
            quiet
            label={t('order')}
            value={order}
            choices={Object.entries(orders).map(([value, { label }]) => ({ value, label: t(label) }))}
            onChange={(value) => {
              setOrder(value as keyof typeof orders);
              setAsked({ cell, offset: 0 });
            }}
          />
        )}
        <span className="grow" />
        <span className="pager number">
          <IconButton
            icon="left"
            label={t('pageBefore')}
            disabled={offset === 0}
            onPress={() => setAsked({ cell, offset: Math.max(0, offset - perPage) })}
          />
          <span>
            {formatCount(Math.min(total, offset + 1))}–{formatCount(Math.min(total, offset + perPage))} /{' '}
            {formatCount(total)}
          </span>
          <IconButton
            icon="right"
            label={t('pageAfter')}
            disabled={offset + perPage >= total}
            onPress={() => setAsked({ cell, offset: offset + perPage })}
          />
        </span>
      </div>
    </div>
  );
}

const enquiry = (
  { counts }: Summary,
  order: keyof typeof orders,
  cell: PageState['cell'],
  offset: number,
): Extract<Enquiry, { type: 'samples' }> => ({
  type: 'samples',
  query: {
    split: counts.test > 0 ? 'test' : 'train',
    ...(cell ? { order: 'worst' as const, ...cell } : orders[order].query),
    offset,
    count: perPage,
  },
});
