import './worksheet.css';
import type { StepSummary, WalkAnswer, WalkStepAnswer } from '../../engine/protocol.ts';
import { numberMarkup } from '../../engine/formula/numberMarkup.ts';
import { useText } from '../i18n/useText.ts';
import { MathMarkup } from '../pictures/MathMarkup.tsx';
import { FormulaRows } from './FormulaRows.tsx';

interface WorksheetProps {
  readonly walk: WalkAnswer;
  /** Of every step, in order. */
  readonly answers: readonly WalkStepAnswer[];
  readonly decimals: number;
  readonly titleOf: (step: StepSummary) => string;
}

/** What nobody can work out: the sample and its target. */
const given = new Set(['x', 't']);

/** Seen on paper alone: every step with a blank for its result, then the results on a page of their own. */
export function Worksheet({ walk, answers, decimals, titleOf }: WorksheetProps) {
  const { t, say } = useText();
  const all = answers.flatMap((answer) => {
    const step = walk.steps[answer.place.step];
    return step ? [{ answer, step }] : [];
  });
  return (
    <article className="worksheet">
      <h1>{t('worksheetTitle')}</h1>
      <p className="worksheet-name">{t('worksheetName')}: </p>
      <ol>
        {all.map(({ answer, step }) => (
          <li key={answer.place.step}>
            <h2>
              {titleOf(step)} <MathMarkup markup={answer.symbol} />
            </h2>
            <p>{answer.sentences[0] && say(answer.sentences[0])}</p>
            <FormulaRows isOnPaper rows={answer.rows} decimals={decimals} isBlank={!given.has(step.tensor)} />
          </li>
        ))}
      </ol>
      <h1 className="worksheet-answers">{t('worksheetAnswers')}</h1>
      <ol className="worksheet-key">
        {all.map(({ answer, step }) => (
          <li key={answer.place.step}>
            {titleOf(step)}:{' '}
            {answer.rows.map(({ name, sign, value }, i) => (
              <MathMarkup key={i} markup={`${name}<mo>${sign}</mo>${numberMarkup(value, decimals).markup}`} />
            ))}
          </li>
        ))}
      </ol>
    </article>
  );
}
