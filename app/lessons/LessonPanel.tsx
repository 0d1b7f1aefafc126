import './lesson.css';
import { useEffect, useState } from 'react';
import type { Lesson } from '../../engine/lessons/lesson.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { goToPlace, highlight } from './highlight.ts';
import { LessonEnd } from './LessonEnd.tsx';
import { ownLesson, type LessonPlace } from './lessonPlace.ts';
import { storeProgress } from './lessonProgress.ts';
import { arrive, goTo, leaveLesson, lessonOf } from './lessonSession.ts';
import { LessonStep } from './LessonStep.tsx';
import { places } from './places.ts';

const selectLesson = ({ lesson }: PageState) => lesson;
const selectReady = ({ engine }: PageState) => engine === 'ready';

/** The lesson that is open. */
export function LessonPanel() {
  const { t } = useText();
  const place = usePage(selectLesson);
  const ready = usePage(selectReady);
  if (!place) return undefined;
  const lesson = lessonOf(place.name);
  if (!lesson)
    return (
      <div className="lesson-lost" role="alert">
        <p>{t(place.name === ownLesson ? 'lessonOwnLost' : 'lessonUnknown', { name: place.name })}</p>
        <Button look="line" onPress={() => void leaveLesson({ keep: true })}>
          {t('close')}
        </Button>
      </div>
    );
  if (place.arriving) return <Arrival lesson={lesson} place={place} ready={ready} />;
  const step = Math.min(place.step, lesson.steps.length - 1);
  return <OpenLesson key={place.name} lesson={lesson} place={{ ...place, step }} />;
}

interface OpenLessonProps {
  readonly lesson: Lesson;
  readonly place: LessonPlace;
}

/** Until there is an engine, no document can be opened in it. */
function Arrival({ lesson, place, ready }: OpenLessonProps & { readonly ready: boolean }) {
  const { t } = useText();
  useEffect(() => {
    if (ready) void arrive(lesson, place);
  }, [ready, lesson, place]);
  return <p className="caption inspector-waiting">{t('loading')}</p>;
}

function OpenLesson({ lesson, place }: OpenLessonProps) {
  const { t, say } = useText();
  const { name, step } = place;
  const count = lesson.steps.length;
  const current = lesson.steps[step];
  const point = current?.point;
  const [done, setDone] = useState<number>();
  const [isOver, setOver] = useState(false);
  const [folded, setFolded] = useState(false);
  useEffect(() => {
    highlight(isOver ? undefined : point);
    return () => highlight(undefined);
  }, [point, isOver]);
  if (!current) return undefined;
  const next = () => {
    if (step + 1 < count) goTo(lesson, place, step + 1);
    else {
      setOver(true);
      storeProgress(name, { finished: true });
    }
  };
  return (
    <>
      <header className="head">
        <h2 title={say(lesson.title)}>{say(lesson.title)}</h2>
        <span className="grow" />
        <span className="muted small number" aria-hidden>
          {step + 1} / {count}
        </span>
        <span className="hidden-text">{t('lessonStepOf', { step: step + 1, count })}</span>
        <span className="lesson-fold">
          <IconButton
            icon={folded ? 'plus' : 'minus'}
            label={t(folded ? 'lessonUnfold' : 'lessonFold')}
            onPress={() => setFolded(!folded)}
          />
        </span>
        <IconButton icon="close" label={t('lessonLeave')} onPress={() => void leaveLesson({ keep: false })} />
      </header>
      <progress
        className="lesson-progress"
        max={count}
        value={isOver ? count : step}
        aria-label={t('lessonProgress')}
      />
      {!folded && (
        <>
          {isOver ? (
            <LessonEnd lesson={lesson} name={name} />
          ) : (
            <LessonStep
              key={step}
              lesson={lesson}
              name={name}
              at={step}
              step={current}

              onDone={() => setDone(step)}
            />
          )}
          <footer className="lesson-foot">
            <IconButton
              icon="left"
              label={t('lessonBack')}
              disabled={step === 0 && !isOver}
              onPress={() => (isOver ? setOver(false) : goTo(lesson, place, step - 1))}
            />
            <span className="grow" />
            {!isOver && point && (
              <Button onPress={() => goToPlace(point)} hint={t('lessonShowHelp')}>
                {t('lessonShow', { place: say(places[point].words) })}
              </Button>
            )}
            {!isOver && (
              <Button look={done === step ? 'ink' : 'line'} onPress={next}>
                {done !== step ? t('lessonSkip') : step + 1 < count ? t('lessonNext') : t('lessonFinish')}
              </Button>
            )}
          </footer>
        </>
      )}
    </>
  );
}
