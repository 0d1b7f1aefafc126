import { useEffect, useRef } from 'react';

/** MathML that our own printers made: they escape every name, and markup that is parsed apart runs no script. */
export function MathMarkup({ markup }: { readonly markup: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(`<math>${markup}</math>`, 'text/html').body.firstElementChild;
    if (parsed) element.current?.replaceChildren(parsed);
  }, [markup]);
  return <span className="mathematics" ref={element} />;
}
