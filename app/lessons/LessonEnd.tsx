import type { Lesson } from '../../engine/lessons/lesson.ts';
import { useText } from '../i18n/useText.ts';
import { Button } from '../ui/Button.tsx';
import { LessonHeading } from './LessonHeading.tsx';
import { leaveLesson, lessonNames, lessonOf, startLesson } from './lessonSession.ts';

interface LessonEndProps {
  readonly lesson: Lesson;
  readonly name: string;
}

/** What can be done now, and the ways on. */
export function LessonEnd({ lesson, name }: LessonEndProps) {
  const { t, say } = useText();
  const following = lessonNames[lessonNames.findIndex((each) => each === name) + 1];
  const next = following && name !== following ? lessonOf(following) : undefined;
  return (
    <div className="lesson-body">
      <LessonHeading>{t('lessonDone')}</LessonHeading>
      <p>{say(lesson.about)}</p>
      <div className="lesson-ways">
        {following && next && (
          <Button look="ink" onPress={() => startLesson(following)}>
            {t('lessonFollowing', { title: say(next.title) })}
          </Button>
        )}
        <Button look="line" onPress={() => void leaveLesson({ keep: false })}>
          {t('lessonReturn')}
        </Button>
        <Button look="line" onPress={() => void leaveLesson({ keep: true })}>
          {t('lessonKeep')}
        </Button>
      </div>
    </div>
  );
}
