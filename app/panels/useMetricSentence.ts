import { formatLoss, formatShare } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation;

/** `Test loss 0.132, Test accuracy 95.2 %`: what a picture's text alternative ends with. */
export function useMetricSentence(): string {
  const { t } = useText();
  const evaluated = usePage(selectEvaluation);
  if (!evaluated) return '';
  const { loss, evaluation } = evaluated;
  const metric = 'accuracy' in evaluation ? `, ${t('testAccuracy')} ${formatShare(evaluation.accuracy)}` : '';
  return `${t('testLoss')} ${formatLoss(loss)}${metric}`;
}
