import { useEffect, useRef } from 'react';
import { useText } from '../i18n/useText.ts';

interface LessonCodeProps {
  readonly code: string;
  /** First and last line that the step is about, from 1. */
  readonly lines: readonly [number, number];
}

/** The program that a lesson explains, with the lines of this step brought out. */
export function LessonCode({ code, lines: [first, last] }: LessonCodeProps) {
  const { t } = useText();
  const box = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const marked = box.current?.children[first - 1];
    if (!(marked instanceof HTMLElement) || !box.current) return;
    box.current.scrollTop = marked.offsetTop - box.current.clientHeight / 3;
  }, [first]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
    <ol ref={box} className="lesson-code" tabIndex={0} aria-label={t('lessonCode', { first, last })}>
      {code.split('\n').map((line, i) => {
        const isMeant = i + 1 >= first && i + 1 <= last;
        return (
          <li key={i} aria-current={isMeant}>
            <code>{line || ' '}</code>
          </li>
        );
      })}
    </ol>
  );
}
