import { useMemo } from 'react';
import type { Summary } from '../../engine/protocol.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { formatCount, formatLoss, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { useEnquiry } from '../state/useEnquiry.ts';
import { usePage } from '../state/usePage.ts';
import { Scrollable } from '../ui/Scrollable.tsx';
import { CellNote } from './CellNote.tsx';

const most = 50;
const selectCell = ({ cell }: PageState) => cell;

/** The rows of a table that make one cell of the confusion matrix, the worst first. */
export function SampleRows({ summary }: { readonly summary: Summary }) {
  const { t, say } = useText();
  const cell = usePage(selectCell);
  const answer = useEnquiry(
    useMemo(() => {
      const split = summary.counts.test > 0 ? ('test' as const) : ('train' as const);
      return cell && { type: 'samples' as const, query: { split, order: 'worst', ...cell, offset: 0, count: most } };
    }, [summary, cell]),
  );
  const { featureNames } = datasetDefinition(summary.spec).shape(summary.spec.data);
  const columns = summary.sample.reduce((product, each) => product * each, 1);
  return (
    <>
      <CellNote summary={summary} />
      <Scrollable className="sample-rows" label={t('rows')}>
        <table className="scores number">
          <thead>
            <tr>
              <th scope="col">{t('rowNumber')}</th>
              <th scope="col">{t('loss')}</th>
              {Array.from({ length: columns }, (_, i) => (
                <th key={i} scope="col">
                  {featureNames?.[i] ? say(featureNames[i]) : i + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer &&
              Array.from(answer.indices, (index, row) => (
                <tr key={index}>
                  <th scope="row">{formatCount(index + 1)}</th>
                  <td>{formatLoss(answer.losses[row])}</td>
                  {Array.from({ length: columns }, (_, i) => (
                    <td key={i}>{formatValue(answer.features[row * columns + i] ?? Number.NaN)}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </Scrollable>
    </>
  );
}
