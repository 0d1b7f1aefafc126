import { useLayoutEffect, useRef } from 'react';
import { brokenFormula, lastLevel } from './brokenFormula.ts';
import { fitFormula, isWhole } from './fitFormula.ts';

interface MathMarkupProps {
  readonly markup: string;
  /** Fractions at full size, and what is summed over under its sign; all of it fitted to its place. */
  readonly isLarge?: boolean;
  /** Nothing can be measured before it is printed: lines may break wherever they can. */
  readonly isOnPaper?: boolean;
}

/** MathML that our own printers made: they escape every name, and markup that is parsed apart runs no script. */
export function MathMarkup({ markup, isLarge = false, isOnPaper = false }: MathMarkupProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    const { firstElementChild: formula } = new DOMParser().parseFromString(
      `<math displaystyle="${isLarge}">${markup}</math>`,
      'text/html',
    ).body;
    if (!current || !formula) return undefined;
    current.style.removeProperty('--shrunk');
    if (isOnPaper) {
      current.replaceChildren(...brokenFormula(formula, lastLevel));
      return undefined;
    }
    current.replaceChildren(formula);
    const isTooWide = () => current.scrollWidth > current.clientWidth;
    const fit = () => {
      if (isLarge) fitFormula(current, formula);
      if (isTooWide()) current.tabIndex = 0;
      else current.removeAttribute('tabindex');
    };
    let frame = 0;
    // Told when all is laid out: measuring costs nothing then. Whether it fits is only known when it is whole.
    const observer = new ResizeObserver(() => {
      if (isWhole(current) && !isTooWide()) current.removeAttribute('tabindex');
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
  }, [markup, isLarge, isOnPaper]);
  return <span className="mathematics" ref={element} />;
}
