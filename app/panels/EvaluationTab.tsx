import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { ClassTable } from './ClassTable.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { DigitPad } from './DigitPad.tsx';
import { MetricTable } from './MetricTable.tsx';
import { Residuals } from './Residuals.tsx';
import { RocCurve } from './RocCurve.tsx';

/** With so few there is room below the confusion matrix. */
const fewClasses = 4;

const selectSummary = ({ summary }: PageState) => summary;

/** How good the network is, number by number, and for pictures a try of one's own. */
export function EvaluationTab() {
  const { t } = useText();
  const summary = usePage(selectSummary);
  if (!summary) return <p className="caption inspector-waiting">{t('waiting')}</p>;
  const isClasses = summary.task === 'classification';
  const isSmall = summary.outputs <= fewClasses;
  return (
    <div className="evaluation">
      <div className="evaluation-part">
        {summary.kind === 'image' && <DigitPad key={summary.sample.join('×')} summary={summary} />}
        <MetricTable summary={summary} />
      </div>
      {isClasses && (
        <>
          <div className="evaluation-part">
            <ConfusionMatrix summary={summary} />
            {isSmall && <RocCurve summary={summary} />}
          </div>
          <div className="evaluation-part">
            <ClassTable summary={summary} />
          </div>
          {!isSmall && (
            <div className="evaluation-part">
              <RocCurve summary={summary} />
            </div>
          )}
        </>
      )}
      {!isClasses && (
        <div className="evaluation-part">
          <Residuals summary={summary} />
        </div>
      )}
    </div>
  );
}
