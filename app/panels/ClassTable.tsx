import type { Summary } from '../../engine/protocol.ts';
import { classificationMetrics } from '../../engine/metrics/index.ts';
import { formatCount, formatLoss } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation?.evaluation;
const scores = ['precision', 'recall', 'f1', 'auc'] as const;

/** Each class against all others, and their averages. */
export function ClassTable({ summary }: { readonly summary: Summary }) {
  const { t, say } = useText();
  const evaluation = usePage(selectEvaluation);
  if (!evaluation || !('perClass' in evaluation)) return <p className="caption">{t('waiting')}</p>;
  const { perClass, macro } = evaluation;
  const name = (label: number): string => {
    const words = summary.classNames[label];
    return words ? say(words) : String(label);
  };
  return (
    <table className="scores number">
      <caption>{t('perClass')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('class')}</th>
          {scores.map((score) => (
            <th key={score} scope="col">
              {say(classificationMetrics[score].label)}
            </th>
          ))}
          <th scope="col">{t('support')}</th>
        </tr>
      </thead>
      <tbody>
        {perClass.map((report, label) => (
          <tr key={name(label)}>
            <th scope="row">{name(label)}</th>
            {scores.map((score) => (
              <td key={score}>{formatLoss(report[score])}</td>
            ))}
            <td>{formatCount(report.support)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('macro')}</th>
          {(['precision', 'recall', 'f1'] as const).map((score) => (
            <td key={score}>{formatLoss(macro[score])}</td>
          ))}
          <td>{formatLoss(evaluation.auc)}</td>
          <td>{formatCount(perClass.reduce((sum, { support }) => sum + support, 0))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
