import { useId, useState } from 'react';
import type { Prediction } from '../../engine/lessons/lesson.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LessonText } from './LessonText.tsx';

/** Whether a prediction came true: the number of the choice from 0, or a number near enough. */
export function isRight({ choices, number }: Prediction, answer: number): boolean {
  if (number) return Math.abs(answer - number.value) <= number.within;
  return choices?.[answer]?.right === true;
}

interface PredictionQuestionProps {
  readonly predict: Prediction;
  readonly answer: number | undefined;
  /** Whether it may be seen what was right. */
  readonly shown: boolean;
  readonly onAnswer: (answer: number) => void;
}

/** Answered once: what one thought before stays to be compared with what came. */
export function PredictionQuestion({ predict, answer, shown, onAnswer }: PredictionQuestionProps) {
  const { t, say } = useText();
  const { question, choices = [], number } = predict;
  return (
    <fieldset className="lesson-question">
      <legend>
        <small>{t('lessonPredict')}</small>
        <LessonText text={say(question)} />
      </legend>
      {choices.map(({ text, right = false }, i) => (
        <button
          key={say(text)}
          type="button"
          className={shown && right ? 'lesson-choice lesson-choice-right' : 'lesson-choice'}
          aria-pressed={answer === i}
          disabled={answer !== undefined && answer !== i}
          onClick={() => answer === undefined && onAnswer(i)}
        >
          <span>{say(text)}</span>
          {shown && right && <Icon name="check" />}
        </button>
      ))}
      {number && <NumberAnswer answer={answer} onAnswer={onAnswer} />}
    </fieldset>
  );
}

type NumberAnswerProps = Pick<PredictionQuestionProps, 'answer' | 'onAnswer'>;

/** What was answered stays in its field, so that the focus does too. */
function NumberAnswer({ answer, onAnswer }: NumberAnswerProps) {
  const { t } = useText();
  const id = useId();
  const [text, setText] = useState('');
  const value = Number(text.trim().replace('−', '-').replace(',', '.'));
  const isNumber = text.trim() !== '' && Number.isFinite(value);
  return (
    <form
      className="lesson-number"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNumber && answer === undefined) onAnswer(value);
      }}
    >
      <label className="hidden-text" htmlFor={id}>
        {t('lessonYourNumber')}
      </label>
      <input
        id={id}
        className="text-input number"
        inputMode="decimal"
        autoComplete="off"
        placeholder={t('lessonYourNumber')}
        value={answer === undefined ? text : formatValue(answer, 6)}
        readOnly={answer !== undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {answer === undefined && (
        <Button look="line" disabled={!isNumber} onPress={() => onAnswer(value)}>
          {t('lessonAnswer')}
        </Button>
      )}
    </form>
  );
}
