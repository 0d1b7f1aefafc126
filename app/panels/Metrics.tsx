import type { Frame } from '../../engine/protocol.ts';
import { formatCount, formatLoss, formatShare } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { history } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';

const selectEvaluation = ({ evaluation }: PageState) => evaluation;
const selectTrainLoss = (frame: Frame | undefined) => history.trainLoss(frame?.past && frame.step);

interface Metric {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly raw: number | null | undefined;
}

/** How good it is, in four numbers that keep their places. */
export function Metrics() {
  const { t } = useText();
  const evaluated = usePage(selectEvaluation);
  const trainLoss = useFrame(selectTrainLoss);
  const evaluation = evaluated?.evaluation;
  const loss = evaluated?.loss;
  const gap = loss === undefined || trainLoss === undefined ? undefined : loss - trainLoss;
  const shared: readonly Metric[] = [
    { id: 'test-loss', label: t('testLoss'), value: formatLoss(loss), raw: loss },
    { id: 'train-loss', label: t('trainLoss'), value: formatLoss(trainLoss), raw: trainLoss },
  ];
  const own: readonly Metric[] =
    evaluation && 'rmse' in evaluation
      ? [
          { id: 'test-rmse', label: t('rmse'), value: formatLoss(evaluation.rmse), raw: evaluation.rmse },
          { id: 'test-r2', label: t('r2'), value: formatLoss(evaluation.r2), raw: evaluation.r2 },
        ]
      : [
          {
            id: 'test-accuracy',
            label: t('testAccuracy'),
            value: formatShare(evaluation?.accuracy),
            raw: evaluation?.accuracy,
          },
          mistakesOrGap(evaluation, gap, t),
        ];
  return (
    <dl className="metrics number">
      {[...shared, ...own].map(({ id, label, value, raw }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd data-testid={id} data-value={raw ?? ''}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type ClassEvaluation = Extract<NonNullable<PageState['evaluation']>['evaluation'], { confusion: unknown }>;

/** With many classes the mistakes are counted; with two the gap between train and test says more. */
function mistakesOrGap(
  evaluation: ClassEvaluation | undefined,
  gap: number | undefined,
  t: ReturnType<typeof useText>['t'],
): Metric {
  const confusion = evaluation?.confusion ?? [];
  if (confusion.length <= 2) return { id: 'gap', label: t('gap'), value: formatLoss(gap), raw: gap };
  const wrong = confusion.reduce(
    (sum, row, actual) => sum + row.reduce((inner, count, predicted) => inner + (predicted === actual ? 0 : count), 0),
    0,
  );
  return { id: 'mistakes', label: t('mistakes'), value: formatCount(wrong), raw: wrong };
}
