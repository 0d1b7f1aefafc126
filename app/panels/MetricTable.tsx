import { useMemo } from 'react';
import { classificationMetrics, regressionMetrics } from '../../engine/metrics/index.ts';
import type { JudgementAnswer, Split, Summary } from '../../engine/protocol.ts';
import { formatLoss } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { useEnquiry } from '../state/useEnquiry.ts';
import { usePage } from '../state/usePage.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation;
const metrics = { ...classificationMetrics, ...regressionMetrics };

/** Loss and every metric, of each split beside the others: where they part, the network has learned by heart. */
export function MetricTable({ summary }: { readonly summary: Summary }) {
  const { t, say } = useText();
  const judged = usePage(selectEvaluation);
  const train = useJudgement('train', summary);
  const validation = useJudgement('validation', summary);
  if (!judged) return <p className="caption">{t('waiting')}</p>;
  const answers = { train, validation, [judged.split]: judged };
  const splits = (['train', 'validation', 'test'] as const).filter((split) => summary.counts[split] > 0);
  const rows = Object.entries(metrics).filter(([name]) => name in judged.evaluation);
  const told = (answer: JudgementAnswer | undefined, name: string): string =>
    formatLoss(answer && (answer.evaluation as unknown as Readonly<Record<string, number | null>>)[name]);
  return (
    <table className="scores number">
      <caption>{t('metricsOfSplits')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('metric')}</th>
          {splits.map((split) => (
            <th key={split} scope="col">
              {t(`split_${split}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('loss')}</th>
          {splits.map((split) => (
            <td key={split}>{formatLoss(answers[split]?.loss)}</td>
          ))}
        </tr>
        {rows.map(([name, { label }]) => (
          <tr key={name}>
            <th scope="row">{say(label)}</th>
            {splits.map((split) => (
              <td key={split}>{told(answers[split], name)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The test split, or where there is none the training data, is judged anyway. */
function useJudgement(split: Split, { counts }: Summary): JudgementAnswer | undefined {
  const isAsked = counts[split] > 0 && split !== (counts.test > 0 ? 'test' : 'train');
  return useEnquiry(useMemo(() => (isAsked ? { type: 'judgement' as const, split } : undefined), [isAsked, split]));
}
