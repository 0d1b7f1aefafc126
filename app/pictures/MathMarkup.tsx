import { useLayoutEffect, useRef } from 'react';

interface MathMarkupProps {
  readonly markup: string;
  /** Fractions at full size, and what is summed over under its sign; all of it smaller where it would not fit. */
  readonly isLarge?: boolean;
}

/** Pixels. */
const smallest = 11;

/** MathML that our own printers made: they escape every name, and markup that is parsed apart runs no script. */
export function MathMarkup({ markup, isLarge = false }: MathMarkupProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const parsed = new DOMParser().parseFromString(`<math displaystyle="${isLarge}">${markup}</math>`, 'text/html').body
      .firstElementChild;
    if (parsed) current.replaceChildren(parsed);
    // What is longer than its place is set smaller, as far as it can be read; then it is scrolled, by keyboard too.
    const fit = () => {
      if (isLarge && parsed instanceof MathMLElement) {
        parsed.style.fontSize = '';
        let size = Number.parseFloat(getComputedStyle(parsed).fontSize);
        // Not all of it shrinks alike: what is too wide still is set smaller again.
        while (current.scrollWidth > current.clientWidth && size > smallest) {
          size = Math.max(smallest, (size * current.clientWidth) / current.scrollWidth - 0.1);
          parsed.style.fontSize = `${size}px`;
        }
      }
      if (current.scrollWidth > current.clientWidth) current.tabIndex = 0;
      else current.removeAttribute('tabindex');
    };
    let frame = 0;
    // Told when all is laid out: measuring costs nothing then. Whether it fits is only known at full size.
    const observer = new ResizeObserver(() => {
      const isSmaller = parsed instanceof MathMLElement && parsed.style.fontSize !== '';
      if (current.scrollWidth <= current.clientWidth && !isSmaller) current.removeAttribute('tabindex');
      else {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(fit);
      }
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [markup, isLarge]);
  return <span className="mathematics" ref={element} />;
}
