import { useEffect, useRef } from 'react';
import { useText } from '../i18n/useText.ts';
import { Scrollable } from '../ui/Scrollable.tsx';

interface LessonCodeProps {
  readonly code: string;
  /** First and last line that the step is about, from 1. */
  readonly lines: readonly [number, number];
}

/** The program that a lesson explains, with the lines of this step brought out. */
export function LessonCode({ code, lines: [first, last] }: LessonCodeProps) {
  const { t } = useText();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const marked = box.current?.querySelectorAll('li')[first - 1];
    if (!marked || !box.current) return;
    box.current.scrollTop = marked.offsetTop - box.current.clientHeight / 3;
  }, [first]);
  return (
    <Scrollable ref={box} className="lesson-code" label={t('lessonCode', { first, last })}>
      <ol>
        {code.split('\n').map((line, i) => {
          const isMeant = i + 1 >= first && i + 1 <= last;
          return (
            <li key={i} aria-current={isMeant}>
              <code>{line || ' '}</code>
            </li>
          );
        })}
      </ol>
    </Scrollable>
  );
}
