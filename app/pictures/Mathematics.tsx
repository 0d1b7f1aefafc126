import { useEffect, useRef } from 'react';
import type { Expression } from '../../engine/formula/expression.ts';
import { printMathml } from '../../engine/formula/printMathml.ts';
import { escapeMarkup, mathmlName } from '../../engine/formula/mathmlName.ts';

interface MathematicsProps {
  /** Before the equals sign; nothing where empty. */
  readonly name: string;
  /** `←` where the name gets a new value. */
  readonly sign: '=' | '←';
  readonly formula: Expression;
  readonly otherwise: string;
  /** Numbers in the place of variables. */
  readonly values?: Readonly<Record<string, number>>;
}

const digits = 4;

const noValues = {};

/** A formula as it is set in print. */
export function Mathematics({ name, sign, formula, otherwise, values = noValues }: MathematicsProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const word = /^\w+$/.test(name) ? mathmlName(name) : `<mtext>${escapeMarkup(name)}</mtext>`;
    const left = name === '' ? '' : `<mrow>${word}<mo form="infix">${sign}</mo></mrow>`;
    const markup = printMathml(formula, { digits, otherwise, values }).replace('<math>', `<math>${left}`);
    // The printer escapes every name, and markup that is parsed apart runs no script.
    const parsed = new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild;
    if (parsed) current.replaceChildren(parsed);
    // What is longer than its place is scrolled, by keyboard too.
    const observer = new ResizeObserver(() => {
      if (current.scrollWidth > current.clientWidth) current.tabIndex = 0;
      else current.removeAttribute('tabindex');
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [name, sign, formula, otherwise, values]);
  return <span className="mathematics" ref={element} />;
}
