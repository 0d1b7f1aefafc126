import { useEffect, useRef, type ReactNode } from 'react';

/** Takes the focus when it appears: each step is read from its title on, also by those who hear it. */
export function LessonHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h3 ref={heading} tabIndex={-1}>
      {children}
    </h3>
  );
}
