import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { holds } from '../../engine/lessons/conditions.ts';
import type { Check, Lesson, Step } from '../../engine/lessons/lesson.ts';
import { useText } from '../i18n/useText.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import { fileName, saveFile } from '../share/saveFile.ts';
import { useFrame, useWants } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { More } from '../ui/More.tsx';
import { LessonCode } from './LessonCode.tsx';
import { LessonHeading } from './LessonHeading.tsx';
import { lessonPart } from './lessonPlace.ts';
import { readProgress, storeProgress } from './lessonProgress.ts';
import { factsNow } from './lessonSession.ts';
import { LessonText } from './LessonText.tsx';
import { isRight, PredictionQuestion } from './PredictionQuestion.tsx';

interface LessonStepProps {
  readonly lesson: Lesson;
  readonly name: string;
  readonly at: number;
  readonly step: Step;
  /** The question is answered and the task done: there is nothing left to wait for. */
  readonly onDone: () => void;
}

/** Text, then a question, then something to do, and only then what comes of it. */
export function LessonStep({ lesson, name, at, step, onDone }: LessonStepProps) {
  const { t, say } = useText();
  const { predict, check, reveal, lines } = step;
  const [answer, setAnswer] = useState(() => readProgress(name)?.answers[at]);
  const isMet = useIsMet(check);
  const isAnswered = !predict || answer !== undefined;
  const isDone = isAnswered && isMet;
  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, onDone]);
  // What has just come is brought into view; what was there from the start is not.
  const stage = isDone ? 2 : isAnswered ? 1 : 0;
  const first = useRef(stage);
  const newest = useRef<HTMLDivElement>(null);
  const answersNow = useRef(false);
  useEffect(() => {
    if (stage > first.current) newest.current?.scrollIntoView({ block: 'nearest' });
    // From the answer on to what it leads to, where single keys mean what they mean on the page.
    if (answersNow.current) newest.current?.focus({ preventScroll: true });
    answersNow.current = false;
  }, [stage]);
  const choose = (given: number) => {
    answersNow.current = true;
    setAnswer(given);
    storeProgress(name, { answers: { ...readProgress(name)?.answers, [at]: given } });
  };
  return (
    <div className="lesson-body">
      <LessonHeading>{say(step.title)}</LessonHeading>
      <LessonText text={say(step.text)} />
      {lesson.code !== undefined && lines && <LessonCode code={lesson.code} lines={lines} />}
      {predict && <PredictionQuestion predict={predict} answer={answer} shown={isDone} onAnswer={choose} />}
      {check && isAnswered && (
        <div
          ref={isDone ? undefined : newest}
          tabIndex={-1}
          className={isMet ? 'lesson-task lesson-task-done' : 'lesson-task'}
        >
          <Icon name={isMet ? 'check' : 'right'} />
          <LessonText text={say(check.task)} />
          {!isMet && (
            <More label={t('lessonHint')}>
              <LessonText text={say(check.hint)} />
            </More>
          )}
        </div>
      )}
      <div ref={isDone ? newest : undefined} tabIndex={-1} className="lesson-reveal" aria-live="polite">
        {isDone && reveal && (
          <>
            {predict && answer !== undefined && <b>{t(isRight(predict, answer) ? 'lessonRight' : 'lessonNotQuite')}</b>}
            <LessonText text={say(reveal)} />
          </>
        )}
      </div>
      <More label={t('lessonShare')}>
        <div className="lesson-share">
          <CopyButton
            text={new URL(`#${lessonPart({ name, step: at })}`, location.href).href}
            label={t('lessonCopyLink')}
            done={t('linkCopied')}
          />
          <Button
            icon="download"
            onPress={() =>
              saveFile(
                fileName(say(lesson.title), 'lesson.json'),
                JSON.stringify(lesson, undefined, 2),
                'application/json',
              )
            }
          >
            {t('lessonSave')}
          </Button>
        </div>
      </More>
    </div>
  );
}

/** Once so, it stays so: what was done need not be held. */
function useIsMet(check: Check | undefined): boolean {
  const until = check?.until;
  useWants(
    useMemo(() => {
      const tensors =
        until?.flatMap((each) => (each.type === 'weight' && each.tensor !== undefined ? [each.tensor] : [])) ?? [];
      return tensors.length > 0 ? { tensors } : undefined;
    }, [until]),
  );
  const judge = useCallback(() => (until ?? []).every((each) => holds(each, factsNow())), [until]);
  const byFrame = useFrame(judge);
  const byPage = usePage(judge);
  const [met, setMet] = useState(false);
  const isMet = met || byFrame || byPage;
  if (isMet && !met) setMet(true);
  return isMet;
}
