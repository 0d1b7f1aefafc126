import { useEffect, useRef } from 'react';

interface MathMarkupProps {
  readonly markup: string;
  /** Fractions at full size, and what is summed over under its sign. */
  readonly isLarge?: boolean;
}

/** MathML that our own printers made: they escape every name, and markup that is parsed apart runs no script. */
export function MathMarkup({ markup, isLarge = false }: MathMarkupProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const parsed = new DOMParser().parseFromString(`<math displaystyle="${isLarge}">${markup}</math>`, 'text/html').body
      .firstElementChild;
    if (parsed) current.replaceChildren(parsed);
    // What is longer than its place is scrolled, by keyboard too.
    const observer = new ResizeObserver(() => {
      if (current.scrollWidth > current.clientWidth) current.tabIndex = 0;
      else current.removeAttribute('tabindex');
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [markup, isLarge]);
  return <span className="mathematics" ref={element} />;
}
