import { ValueScale } from '../charts/valueScale.ts';
import type { Summary } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { usePalette } from '../screen/usePalette.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { useClassName } from './useClassName.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation?.evaluation;
const selectCell = ({ cell }: PageState) => cell;

/** Which classes are taken for which: hits blue by their share of the row, misses orange by √count. A cell opens its samples. */
export function ConfusionMatrix({ summary }: { readonly summary: Summary }) {
  const { t } = useText();
  const name = useClassName(summary);
  const cell = usePage(selectCell);
  const palette = usePalette();
  const evaluation = usePage(selectEvaluation);
  if (!evaluation || !('confusion' in evaluation)) return <p className="caption">{t('waiting')}</p>;
  const { confusion } = evaluation;
  const scale = ValueScale.of(palette.stops);
  const misses = confusion.flatMap((row, actual) => row.filter((_, predicted) => predicted !== actual));
  const worst = Math.max(1, ...misses);
  const value = (actual: number, predicted: number, count: number, row: number): number =>
    actual === predicted ? (0.85 * count) / Math.max(1, row) : -0.85 * Math.sqrt(count / worst);
  return (
    <>
      <p className="caption" id="confusion-title">
        {t('confusion')}: {t('rowsActual')}
      </p>
      <table className="confusion number" aria-labelledby="confusion-title">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">{t('actual')}</span>
            </th>
            {confusion.map((_, predicted) => (
              <th key={name(predicted)} scope="col">
                {name(predicted)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {confusion.map((row, actual) => {
            const total = row.reduce((sum, each) => sum + each, 0);
            return (
              <tr key={name(actual)}>
                <th scope="row">{name(actual)}</th>
                {row.map((count, predicted) => {
                  const v = value(actual, predicted, count, total);
                  const isOpen = cell?.actual === actual && cell.predicted === predicted;
                  const names = { actual: name(actual), predicted: name(predicted), count: formatCount(count) };
                  return (
                    <td key={name(predicted)} style={{ background: scale.css(v), color: scale.inkOn(v) }}>
                      {count === 0 ? (
                        actual === predicted && '0'
                      ) : (
                        <button
                          type="button"
                          aria-pressed={isOpen}
                          aria-label={t(actual === predicted ? 'cellHits' : 'cellMisses', names)}
                          onClick={() => page.setState({ cell: isOpen ? undefined : { actual, predicted } })}
                        >
                          {formatCount(count)}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
