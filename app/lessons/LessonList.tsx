import './lessonList.css';
import type { Lesson } from '../../engine/lessons/lesson.ts';
import { useText } from '../i18n/useText.ts';
import { Icon } from '../ui/Icon.tsx';
import { ownLesson } from './lessonPlace.ts';
import { readProgress } from './lessonProgress.ts';
import { lessonNames, lessonOf, startLesson } from './lessonSession.ts';

/** Every lesson in order, and the one that came from a file, with how far each was gone through here. */
export function LessonList() {
  const { t } = useText();
  const names = [...lessonNames, ownLesson];
  return (
    <section className="lesson-list" aria-labelledby="lessons-title">
      <h3 id="lessons-title">{t('lessons')}</h3>
      <ol>
        {names.map((name) => {
          const lesson = lessonOf(name);
          return lesson && <Entry key={name} name={name} lesson={lesson} />;
        })}
      </ol>
    </section>
  );
}

function Entry({ name, lesson }: { readonly name: string; readonly lesson: Lesson }) {
  const { t, say } = useText();
  const progress = readProgress(name);
  const { length: count } = lesson.steps;
  const state = progress?.finished
    ? t('lessonFinished')
    : progress && progress.step > 0
      ? t('lessonStepOf', { step: progress.step + 1, count })
      : t('lessonMinutes', { minutes: lesson.minutes });
  return (
    <li>
      <button type="button" className="lesson-entry" data-lesson={name} onClick={() => startLesson(name)}>
        <b>{say(lesson.title)}</b>
        <small className="number">
          {progress?.finished && <Icon name="check" />}
          {state}
        </small>
      </button>
    </li>
  );
}
