import { classificationMetrics, regressionMetrics } from '../../engine/metrics/index.ts';
import { formatLoss } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation;
const metrics = { ...classificationMetrics, ...regressionMetrics };

/** Loss and every metric of the split that was judged last. */
export function MetricTable() {
  const { t, say } = useText();
  const evaluated = usePage(selectEvaluation);
  if (!evaluated) return <p className="caption">{t('waiting')}</p>;
  const { evaluation, loss, split } = evaluated;
  const own = evaluation as unknown as Readonly<Record<string, number | null>>;
  const rows = Object.entries(metrics).filter(([name]) => name in evaluation);
  return (
    <table className="scores number">
      <caption>{t(split === 'test' ? 'metricsOfTest' : 'metricsOfTrain')}</caption>
      <tbody>
        <tr>
          <th scope="row">{t('loss')}</th>
          <td>{formatLoss(loss)}</td>
        </tr>
        {rows.map(([name, { label }]) => (
          <tr key={name}>
            <th scope="row">{say(label)}</th>
            <td>{formatLoss(own[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
